import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goodsReceipt, goodsReceiptLine, purchaseLine, purchaseOrder, purchaseScan, supplier, supplierItem, variantCost } from "@/db/schema/purchasing";
import type { EventKind } from "@/lib/domain/events";
import { landedCost, unitMicros } from "@/lib/domain/purchasing/landed-cost";
import { homeCurrency } from "@/lib/kernel/currency";
import type { PurchaseLineId, PurchaseOrderId, ReceiptId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Good } from "./catalog";
import type { Crew } from "./crew";
import { movement } from "./ledger";
import { staffed } from "./order-steps";
import { itemAt, type Random } from "./random";
import type { Colleague } from "./staff";
import { comingSoon, stockKey, type StockKey, type StockPlan } from "./stock-plan";
import { busiestStoreCode } from "./store-plans";
import type { Store, StoresPlan } from "./stores";
import { packOf, type Seller, type Suppliers } from "./suppliers";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

type Ending = "draft" | "ordered" | "late" | "partly" | "to_cost" | "costed" | "closed_short" | "cancelled";
type Row = typeof purchaseOrder.$inferInsert;
type Line = { id: PurchaseLineId; good: Good; unitCostMinor: number; ordered: number; over: number; received: number; rejected: number; short: number };
type Buy = { from: Seller; to: Store; ending: Ending; at: Date; items: { good: Good; units: number }[] };
type Say = (kind: EventKind, at: Date, by: Colleague, payload?: object) => void;

const statusOf: Record<Ending, NonNullable<Row["status"]>> = { draft: "draft", ordered: "ordered", late: "ordered", partly: "partly_received", to_cost: "received", costed: "received", closed_short: "closed_short", cancelled: "cancelled" };
const arrived: readonly Ending[] = ["partly", "to_cost", "costed", "closed_short"];

/** Goods from suppliers: what the warehouse is short of and expects, what came before at which cost, and every state for a planner to see. */
export class Purchases {
  private readonly planner: Colleague;

  constructor(
    private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly crew: Crew,
    private readonly stock: ReadonlyMap<StockKey, StockPlan>, private readonly stores: StoresPlan, staff: readonly Colleague[], private readonly suppliers: Suppliers,
  ) {
    this.planner = itemAt(staff.filter((colleague) => colleague.role === "inventory_planner"), 0);
  }

  plan(): void {
    const buys = this.suppliers.sellers.flatMap((seller, index) => this.buysFrom(seller, index)).filter((buy) => buy.items.length > 0);
    buys.sort((a, b) => a.at.getTime() - b.at.getTime()).forEach((buy, index) => this.tell(buy, `PO-${1000 + index}`));
  }

  private buysFrom(from: Seller, index: number): Buy[] {
    const { warehouse, stores } = this.stores;
    const ago = (least: number, most: number) => later(this.world.now, -this.random.int(least * 24, most * 24) * hourMs);
    const busiest = itemAt(stores.filter((store) => store.code === busiestStoreCode), 0);
    const short = this.suppliers.soldBy(from).filter((good) => (this.stock.get(stockKey(good.id, warehouse.id))?.incoming ?? 0) > 0);
    const again = this.suppliers.soldBy(from).filter((good) => comingSoon.has(good.slug));
    const refill = [...new Set([...short, ...again])].map((good) => ({ good, units: wholePacks(good, 24) }));
    for (const { good } of refill) this.expectOnly(good, warehouse);
    const usual: Buy[] = [
      { from, to: warehouse, ending: "costed", at: ago(from.leadTimeDays + 20, from.leadTimeDays + 40), items: this.some(from, warehouse) },
      { from, to: warehouse, ending: "ordered", at: ago(1, Math.max(2, from.leadTimeDays - 3)), items: [...refill, ...this.some(from, warehouse, refill)] },
    ];
    const special: Buy[][] = [
      [{ from, to: warehouse, ending: "draft", at: ago(0, 1), items: this.some(from, warehouse) }, { from, to: busiest, ending: "ordered", at: ago(from.leadTimeDays - 4, from.leadTimeDays - 3), items: this.some(from, busiest) }],
      [{ from, to: warehouse, ending: "partly", at: ago(from.leadTimeDays + 1, from.leadTimeDays + 2), items: this.some(from, warehouse) }],
      [{ from, to: busiest, ending: "to_cost", at: ago(from.leadTimeDays + 1, from.leadTimeDays + 2), items: this.some(from, busiest) }],
      [{ from, to: warehouse, ending: "late", at: ago(from.leadTimeDays + 3, from.leadTimeDays + 4), items: this.some(from, warehouse) }],
      [{ from, to: warehouse, ending: "closed_short", at: ago(from.leadTimeDays + 8, from.leadTimeDays + 15), items: this.some(from, warehouse) }, { from, to: busiest, ending: "cancelled", at: ago(5, 9), items: this.some(from, busiest) }],
    ];
    return [...usual, ...(special[index % special.length] ?? [])];
  }

  /** A few of a supplier's goods that the place carries. */
  private some(from: Seller, to: Store, without: readonly { good: Good }[] = [], count = this.random.int(3, 6)): Buy["items"] {
    const taken = new Set(without.map(({ good }) => good.id));
    const carried = this.suppliers.soldBy(from).filter((good) => this.stock.has(stockKey(good.id, to.id)) && !taken.has(good.id) && !comingSoon.has(good.slug));
    return this.random.shuffle(carried).slice(0, count).map((good) => ({ good, units: wholePacks(good, this.random.int(6, 30)) }));
  }

  private tell({ from, to, ending, at, items }: Buy, number: string): void {
    const id = this.random.id<PurchaseOrderId>(at);
    const lines = items.map(({ good, units }): Line => ({ id: this.random.id(at), good, unitCostMinor: this.suppliers.costOf(good), ordered: units, over: 0, received: 0, rejected: 0, short: 0 }));
    const say: Say = (kind, when, by, payload = {}) => tell(this.books, kind, when, "store", staffed(by), { locationId: to.id, subject: `purchase:${number}`, payload: { ...payload } });
    const orderedAt = later(at, 50 * minuteMs);
    const expected = later(orderedAt, from.leadTimeDays * dayMs);
    const isOrdered = ending !== "draft" && ending !== "cancelled";
    const row: Row = {
      id, number, supplierId: from.id, locationId: to.id, status: statusOf[ending], currency: from.currency, note: ending === "draft" ? "Deliver to dock 2" : "", expectedOn: isOrdered ? dayIn(expected, to.timeZone) : null, createdByStaffId: this.planner.id,
      endedReason: null, createdAt: at, orderedAt: isOrdered ? orderedAt : null, endedAt: null, version: 2 + lines.length * 3, updatedAt: isOrdered ? orderedAt : at,
    };
    say("purchase.drafted", at, this.planner, { purchaseOrderId: id, supplierId: from.id });
    if (isOrdered) say("purchase.ordered", orderedAt, this.planner, { units: sum(lines, (line) => line.ordered), expectedOn: row.expectedOn });
    if (ending === "cancelled") {
      Object.assign(row, { endedReason: "Ordered twice by mistake", endedAt: orderedAt, updatedAt: orderedAt });
      say("purchase.cancelled", orderedAt, this.planner, { reason: row.endedReason });
    }
    if (arrived.includes(ending)) this.arrive({ row, id, from, to, ending, lines, at: earliest(expected, later(this.world.now, -20 * hourMs)), say });
    if (row.status === "ordered" || row.status === "partly_received") for (const line of lines) this.expect(line, to);
    this.books.purchases.push(row);
    this.books.purchaseLines.push(...lines.map(({ good, ...line }) => ({ ...line, purchaseOrderId: id, variantId: good.id })));
  }

  private arrive({ row, id, from, to, ending, lines, at, say }: { row: Row; id: PurchaseOrderId; from: Seller; to: Store; ending: Ending; lines: Line[]; at: Date; say: Say }): void {
    const receipt = this.random.id<ReceiptId>(at);
    const by = this.crew.someoneAt(to);
    const [first, second] = [itemAt(lines, 0), lines[1]];
    if (ending === "partly" || ending === "closed_short") first.received = Math.max(1, Math.floor(first.ordered / 2));
    else for (const line of lines) line.received = line.ordered;
    if (ending === "to_cost" && second && second.received > 1) Object.assign(second, { received: second.received - 1, rejected: 1 });
    if (ending === "costed" && second) Object.assign(second, { received: second.received + 1, over: 1 });
    const scan = (line: Line, step: "receive" | "over" | "reject", quantity: number) => this.books.purchaseScans.push({
      id: this.random.id(at), receiptId: receipt, purchaseLineId: line.id, step, quantity, rejectReason: step === "reject" ? "damaged" : null, staffId: by.id, scanned: step === "receive" ? line.good.sku : "", note: step === "reject" ? "Box crushed" : null, at,
    });
    lines.forEach((line, index) => {
      if (line.received > 0) {
        this.books.movements.push(movement({ variantId: line.good.id, locationId: to.id }, "received", line.received, { onHand: line.received }, { reason: `received from ${from.name}`, actor: { kind: "staff", id: by.id }, cause: "purchase", causeId: id, lineId: line.id, sequence: 3 + index, at }));
        scan(line, "receive", line.received - line.over);
        say("purchase.received", at, by, { lineId: line.id, variantId: line.good.id, quantity: line.received - line.over });
      }
      if (line.over > 0) scan(line, "over", line.over);
      if (line.rejected > 0) scan(line, "reject", line.rejected);
    });
    const isCosted = ending === "costed" || ending === "closed_short";
    const charges = { freightMinor: this.random.int(40, 240) * 100, dutyMinor: from.currency === homeCurrency ? 0 : this.random.int(20, 90) * 100, otherMinor: 0 };
    const costedAt = later(at, 20 * hourMs);
    this.books.receipts.push({ id: receipt, purchaseOrderId: id, sequence: 1, deliveryNote: isCosted ? `DN-${this.random.int(10_000, 99_999)}` : "", ...(isCosted ? charges : { freightMinor: 0, dutyMinor: 0, otherMinor: 0 }), spreadBy: "value", ratePpm: from.ratePpm, openedAt: at, costedAt: isCosted ? costedAt : null, costedByStaffId: isCosted ? this.planner.id : null });
    if (isCosted) this.cost(receipt, lines.filter((line) => line.received > 0), charges, from.ratePpm, costedAt);
    if (isCosted) say("purchase.costed", costedAt, this.planner, { delivery: 1 });
    Object.assign(row, { updatedAt: isCosted ? costedAt : at, ...(ending === "to_cost" || ending === "costed" ? { endedAt: at } : {}) });
    if (ending !== "closed_short") return;
    for (const line of lines) line.short = line.ordered - line.received;
    Object.assign(row, { endedReason: "Discontinued by the maker", endedAt: costedAt });
    say("purchase.closed_short", costedAt, this.planner, { reason: row.endedReason, units: sum(lines, (line) => line.short) });
  }

  private cost(receiptId: ReceiptId, lines: readonly Line[], charges: Parameters<typeof landedCost>[1], ratePpm: number, at: Date): void {
    landedCost(lines.map((line) => ({ quantity: line.received, unitCostMinor: line.unitCostMinor })), charges, { spreadBy: "value", ratePpm }).forEach((landed, index) => {
      const line = itemAt(lines, index);
      const averageMicros = unitMicros(landed);
      this.books.receiptLines.push({ receiptId, purchaseLineId: line.id, ...landed, unitsBefore: 0, averageBeforeMicros: 0, averageAfterMicros: averageMicros });
      const known = this.books.variantCosts.findIndex((cost) => cost.variantId === line.good.id);
      this.books.variantCosts.splice(known === -1 ? this.books.variantCosts.length : known, known === -1 ? 0 : 1, { variantId: line.good.id, averageMicros, receiptId, updatedAt: at });
    });
  }

  private expect(line: Line, to: Store): void {
    const plan = this.stock.get(stockKey(line.good.id, to.id));
    if (plan) plan.incoming += line.ordered - line.received - line.rejected;
  }

  /** What the plan of the stock says is coming to the warehouse comes with an order of its own size. */
  private expectOnly(good: Good, to: Store): void {
    const plan = this.stock.get(stockKey(good.id, to.id));
    if (plan) plan.incoming = 0;
  }
}

const sum = (lines: readonly Line[], count: (line: Line) => number): number => lines.reduce((total, line) => total + count(line), 0);
const earliest = (a: Date, b: Date): Date => (a < b ? a : b);
const wholePacks = (good: Good, units: number): number => Math.ceil(units / packOf(good)) * packOf(good);
const dayIn = (at: Date, timeZone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);

export async function writePurchases(tx: Tx, books: Books, suppliers: Suppliers): Promise<string> {
  const sellers = await writeRows(tx, supplier, suppliers.rows);
  const items = await writeRows(tx, supplierItem, suppliers.items);
  const count = await writeRows(tx, purchaseOrder, books.purchases);
  await writeRows(tx, purchaseLine, books.purchaseLines);
  await writeRows(tx, goodsReceipt, books.receipts);
  await writeRows(tx, purchaseScan, books.purchaseScans);
  await writeRows(tx, goodsReceiptLine, books.receiptLines);
  await writeRows(tx, variantCost, books.variantCosts);
  await tx.execute(sql`select setval('purchase_number', ${999 + count})`);
  return `${sellers} suppliers of ${items} items, ${count} purchase orders`;
}
