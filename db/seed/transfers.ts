import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transfer, transferDiscrepancy, transferLine, transferScan } from "@/db/schema/transfers";
import type { EventKind } from "@/lib/domain/events";
import type { TransferId, TransferLineId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Good } from "./catalog";
import type { Crew } from "./crew";
import { movement } from "./ledger";
import { staffed } from "./order-steps";
import { itemAt, type Random } from "./random";
import type { Colleague } from "./staff";
import { stockKey, type StockKey, type StockPlan } from "./stock-plan";
import { busiestStoreCode } from "./store-plans";
import type { Store, StoresPlan } from "./stores";
import { hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

type Ending = "draft" | "packing" | "sent" | "partly" | "received" | "closed" | "cancelled";
type Row = typeof transfer.$inferInsert;
type Say = (kind: EventKind, at: Date, by: Colleague, place: Store, payload?: object) => void;
type Haul = { from: Store; to: Store; ending: Ending; at: Date; items: { good: Good; units: number }[] };
type Line = Required<Pick<typeof transferLine.$inferInsert, "wanted" | "packed" | "sent" | "received" | "rejected" | "lost">> & { id: TransferLineId; good: Good };

/** Goods between the warehouse and the stores: what is on its way everywhere, what was closed before, and every state at the demo's own store. */
export class Transfers {
  private readonly planner: Colleague;

  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly crew: Crew,
    private readonly stock: ReadonlyMap<StockKey, StockPlan>, private readonly stores: StoresPlan, staff: readonly Colleague[],
  ) {
    this.planner = itemAt(staff.filter((colleague) => colleague.role === "inventory_planner"), 0);
  }

  plan(): void {
    const hauls = this.stores.stores.flatMap((store) => this.haulsTo(store)).sort((a, b) => a.at.getTime() - b.at.getTime());
    hauls.forEach((haul, index) => this.tell(haul, `TR-${1000 + index}`));
  }

  private haulsTo(store: Store): Haul[] {
    const { warehouse } = this.stores;
    const short = [...this.stock.values()].filter((plan) => plan.store.id === store.id && plan.incoming > 0).map((plan) => ({ good: plan.good, units: plan.incoming }));
    const ago = (least: number, most: number) => later(this.world.now, -this.random.int(least, most) * hourMs);
    const fromWarehouse = (ending: Ending, at: Date, items = this.some(warehouse, store)): Haul => ({ from: warehouse, to: store, ending, at, items });
    const usual = [fromWarehouse("sent", ago(6, 40), short), fromWarehouse("closed", ago(9 * 24, 20 * 24))];
    if (store.code !== busiestStoreCode) return usual;
    const neighbor = itemAt(this.stores.stores, 1);
    return [
      ...usual, fromWarehouse("closed", ago(30 * 24, 40 * 24)), fromWarehouse("draft", ago(1, 3)), fromWarehouse("partly", ago(26, 30)), fromWarehouse("received", ago(50, 60)), fromWarehouse("cancelled", ago(70, 90)),
      { from: store, to: neighbor, ending: "packing", at: ago(2, 4), items: this.some(store, neighbor, 3) },
    ];
  }

  /** A few goods that both ends carry and the source has plenty of. */
  private some(from: Store, to: Store, count = this.random.int(4, 7)): Haul["items"] {
    const both = [...this.stock.values()].filter((plan) => plan.store.id === from.id && plan.sellable > 10 && plan.good.priceMinor < 20_000 && (this.stock.get(stockKey(plan.good.id, to.id))?.sellable ?? 0) > 0);
    return this.random.shuffle(both).slice(0, count).map(({ good }) => ({ good, units: this.random.int(2, 6) }));
  }

  private tell({ from, to, ending, at, items }: Haul, number: string): void {
    const id = this.random.id<TransferId>(at);
    const lines = items.map(({ good, units }): Line => ({ id: this.random.id(at), good, wanted: units, packed: 0, sent: 0, received: 0, rejected: 0, lost: 0 }));
    const [first] = lines;
    if (!first) return;
    if (ending === "received") first.rejected = 1;
    if (ending === "closed" && this.random.chance(0.4)) first.lost = 1;
    const about = (place: Store, payload: object = {}) => ({ locationId: place.id, subject: `transfer:${number}`, payload: { ...payload } });
    const say: Say = (kind, when, by, place, payload) => tell(this.books, kind, when, "store", staffed(by), about(place, payload));
    const row: Row = {
      id, number, fromLocationId: from.id, toLocationId: to.id, status: "draft", note: ending === "cancelled" ? "Window display, spring" : "Weekly replenishment", createdByStaffId: this.planner.id, sentByStaffId: null,
      cancelledReason: null, createdAt: at, sentAt: null, receivedAt: null, closedAt: null, cancelledAt: null, version: 1, updatedAt: at,
    };
    say("transfer.drafted", at, this.planner, to, { transferId: id });
    const packer = this.crew.someoneAt(from);
    const sentAt = later(at, 40 * minuteMs);
    if (ending === "packing") {
      first.packed = first.wanted;
      this.scan(id, first, "pack", first.packed, packer, later(at, 20 * minuteMs));
      say("transfer.packed", later(at, 20 * minuteMs), packer, from, { lineId: first.id, quantity: first.packed });
    }
    if (ending === "cancelled") {
      Object.assign(row, { status: "cancelled", cancelledReason: "The window was changed", cancelledAt: sentAt, updatedAt: sentAt });
      say("transfer.cancelled", sentAt, this.planner, from, { reason: row.cancelledReason });
    }
    if (["sent", "partly", "received", "closed"].includes(ending)) {
      Object.assign(row, { status: "sent", sentByStaffId: packer.id, sentAt, updatedAt: sentAt });
      for (const line of lines) this.move(id, line, from, -(line.sent = line.wanted), `sent to ${to.name}`, packer, 2, sentAt);
      say("transfer.sent", sentAt, packer, from, { units: lines.reduce((sum, line) => sum + line.sent, 0) });
    }
    if (["partly", "received", "closed"].includes(ending)) {
      const receiver = this.crew.someoneAt(to);
      const arrivedAt = later(sentAt, 22 * hourMs);
      const arriving = ending === "partly" ? lines.slice(0, 2) : lines;
      arriving.forEach((line, index) => {
        this.arrive(id, line, from, to, receiver, 3 + index * 2, arrivedAt);
        say("transfer.received", arrivedAt, receiver, to, { lineId: line.id, quantity: line.received });
        if (line.rejected > 0) say("transfer.rejected", arrivedAt, receiver, to, { lineId: line.id, quantity: line.rejected });
      });
      for (const line of lines.filter((one) => !arriving.includes(one))) this.expect(line, to);
      Object.assign(row, ending === "partly" ? { status: "partially_received", updatedAt: arrivedAt } : { status: "received", receivedAt: arrivedAt, updatedAt: arrivedAt });
      if (ending === "closed") this.close(row, id, first, to, arrivedAt, say);
    }
    this.books.transfers.push({ ...row, version: 2 + lines.length * 2 });
    this.books.transferLines.push(...lines.map(({ good, ...line }) => ({ ...line, transferId: id, variantId: good.id, extra: 0, putBack: 0 })));
  }

  /** What is left of a line, less what is broken or lost. */
  private arrive(id: TransferId, line: Line, from: Store, to: Store, by: Colleague, step: number, at: Date): void {
    line.received = line.sent - line.rejected - line.lost;
    this.move(id, line, to, line.received, `received from ${from.name}`, by, step, at);
    this.scan(id, line, "receive", line.received, by, at);
    if (line.rejected === 0) return;
    const broken = "arrived damaged: crushed corner";
    this.move(id, line, to, line.rejected, broken, by, step + 1, at);
    this.books.movements.push(movement({ variantId: line.good.id, locationId: to.id }, "moved_state", line.rejected, { from: "sellable", to: "damaged" }, this.why(id, line, to, broken, by, step + 1, at)));
    this.scan(id, line, "reject", line.rejected, by, at, "crushed corner");
  }

  private expect(line: Line, to: Store): void {
    const plan = this.stock.get(stockKey(line.good.id, to.id));
    if (plan) plan.incoming += line.sent;
  }

  private close(row: Row, id: TransferId, line: Line, to: Store, arrivedAt: Date, say: Say): void {
    const manager = this.crew.managerOf(to);
    const closedAt = later(arrivedAt, 3 * hourMs);
    if (line.lost > 0) {
      this.books.transferReports.push({ id: this.random.id(closedAt), transferId: id, transferLineId: line.id, kind: "under", outcome: "lost", quantity: line.lost, note: "Box open on arrival", staffId: manager.id, at: closedAt });
      say("transfer.discrepancy", closedAt, manager, to, { discrepancy: "under", outcome: "lost", units: line.lost });
    }
    Object.assign(row, { status: "closed", closedAt, updatedAt: closedAt });
    say("transfer.closed", closedAt, manager, to);
  }

  private move(id: TransferId, line: Line, place: Store, units: number, reason: string, by: Colleague, step: number, at: Date): void {
    this.books.movements.push(movement({ variantId: line.good.id, locationId: place.id }, "transferred", Math.abs(units), { onHand: units }, this.why(id, line, place, reason, by, step, at)));
  }

  private why(id: TransferId, line: Line, place: Store, reason: string, by: Colleague, step: number, at: Date): Parameters<typeof movement>[4] {
    return { reason, actor: { kind: "staff", id: by.id }, cause: "transfer", causeId: id, lineId: `${line.id}@${place.id}`, sequence: step, at };
  }

  private scan(id: TransferId, line: Line, step: "pack" | "receive" | "reject", quantity: number, by: Colleague, at: Date, note: string | null = null): void {
    this.books.transferScans.push({ id: this.random.id(at), transferId: id, transferLineId: line.id, step, quantity, staffId: by.id, scanned: note ? "" : line.good.sku, note, at });
  }
}

export async function writeTransfers(tx: Tx, books: Books): Promise<string> {
  const count = await writeRows(tx, transfer, books.transfers);
  const lines = await writeRows(tx, transferLine, books.transferLines);
  await writeRows(tx, transferScan, books.transferScans);
  await writeRows(tx, transferDiscrepancy, books.transferReports);
  await tx.execute(sql`select setval('transfer_number', ${999 + count})`);
  return `${count} transfers of ${lines} lines`;
}
