import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storedValue, storedValueEntry } from "@/db/schema/payments";
import { unprovenReturn } from "@/db/schema/returns";
import { returnPolicy } from "@/lib/domain/returns/return-policy";
import { stateOfOutcome } from "@/lib/domain/returns/return-state";
import { approvalReason, nothingBefore, signalsOf, type UnprovenHistory } from "@/lib/domain/returns/unproven";
import type { LocationId, RegisterId, StoredValueEntryId, StoredValueId, UnprovenReturnId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { movement } from "./ledger";
import { priceAt } from "./money-rows";
import { lastOpenMoment } from "./open-times";
import { staffed } from "./order-steps";
import type { Person } from "./people";
import { movedBy } from "./placing";
import { itemAt, type Random } from "./random";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

type Row = Omit<typeof unprovenReturn.$inferInsert, "registerId"> & { id: UnprovenReturnId; at: Date };
export type UnprovenRows = { returns: Row[]; credits: (typeof storedValue.$inferInsert & { id: StoredValueId })[]; entries: (typeof storedValueEntry.$inferInsert)[] };

/** Of whom, how long ago, and what became of it; the second person came once too often. */
const visits = [
  { person: 0, daysAgo: 40, outcome: "restock", note: "" }, { person: 1, daysAgo: 23, outcome: "restock", note: "" }, { person: 1, daysAgo: 11, outcome: "quarantine", note: "The box was opened" },
  { person: 1, daysAgo: 3, outcome: "restock", note: "" }, { person: 2, daysAgo: 1, outcome: "write_off", note: "Cracked at the rim" },
] as const;

/** Articles that no purchase was found for, at the registers of the busiest store. */
export function planUnproven(world: World, books: Books, random: Random, choices: Choices, crew: Crew, people: readonly Person[]): UnprovenRows {
  const store = itemAt(choices.stores.stores.filter(({ code }) => code === busiestStoreCode), 0);
  const persons = random.shuffle(people.slice(1).filter(({ home }) => home === store)).slice(0, 3).map((person) => ({ person, idHash: Array.from({ length: 64 }, () => random.int(0, 15).toString(16)).join(""), history: nothingBefore, credit: null as UnprovenRows["credits"][number] | null }));
  const rows: UnprovenRows = { returns: [], credits: [], entries: [] };
  const goods = choices.goodsAt(store, true).filter(({ priceMinor }) => priceMinor > 1_500 && priceMinor < 6_000);
  for (const { person: n, daysAgo, outcome, note } of visits) {
    const one = itemAt(persons, n);
    const at = openMoment(world, store, daysAgo, random);
    const good = random.pick(goods);
    const unitMinor = Math.min(...Array.from({ length: returnPolicy.withoutPurchase.days }, (_, day) => priceAt(good, later(at, -day * dayMs), world)));
    const id = random.id<UnprovenReturnId>(at);
    const by = crew.someoneAt(store);
    const manager = approvalReason(one.history, unitMinor) === null ? null : crew.managerOf(store);
    const credit = (one.credit ??= { id: random.id<StoredValueId>(at), kind: "store_credit", status: "active", customerId: one.person.id, currency: "USD", balanceMinor: 0, createdAt: at });
    if (!rows.credits.includes(credit)) rows.credits.push(credit);
    rows.returns.push({ id, requestKey: `history:${id}`, locationId: store.id, variantId: good.id, customerId: one.person.id, quantity: 1, unitMinor, outcome, note, idKind: "driving_licence", idHash: one.idHash, staffId: by.id, approvedByStaffId: manager?.id ?? null, at });
    rows.entries.push({ id: random.id<StoredValueEntryId>(at), storedValueId: credit.id, kind: "issued", amountMinor: unitMinor, reason: "Return without a purchase", byStaffId: by.id, idempotencyKey: `unproven_return:${id}`, at });
    const of = { variantId: good.id, locationId: store.id };
    const why = { reason: "return without a purchase", actor: movedBy(staffed(by)), cause: "return", causeId: id, lineId: id, at };
    const into = stateOfOutcome[outcome];
    books.movements.push(movement(of, "returned", 1, { onHand: 1 }, why));
    if (into !== "sellable") books.movements.push(movement(of, "moved_state", 1, { from: "sellable", to: into }, why));
    tell(books, "return.taken_unproven", at, "store", staffed(by), { locationId: store.id, customerId: one.person.id, subject: `unproven_return:${id}`, payload: { quantity: 1, amountMinor: unitMinor, outcome, signals: signalsOf(one.history), approvedBy: manager?.id ?? null } });
    tell(books, "stored_value.adjusted", at, "store", staffed(by), { customerId: one.person.id, subject: `stored_value:${credit.id}`, payload: { storedValueId: credit.id, amountMinor: unitMinor, reason: "Return without a purchase" } });
    one.history = after(one.history, unitMinor);
  }
  return rows;
}

const after = (history: UnprovenHistory, minor: number): UnprovenHistory => ({ ...history, returns: history.returns + 1, amountMinor: history.amountMinor + minor, stores: 1 });

const openMoment = (world: World, store: Store, daysAgo: number, random: Random): Date => {
  const day = later(world.now, -daysAgo * dayMs);
  return later(lastOpenMoment(store.opening, day, later(day, -2 * dayMs)) ?? day, -random.int(20, 200) * minuteMs - hourMs);
};

/** After the registers. */
export async function writeUnproven(tx: Tx, { returns, credits, entries }: UnprovenRows): Promise<string> {
  const { rows } = await tx.execute<{ id: RegisterId; locationId: LocationId }>(sql`select id, location_id as "locationId" from register where name = 'Till 1'`);
  await writeRows(tx, storedValue, credits);
  await writeRows(tx, storedValueEntry, entries);
  const count = await writeRows(tx, unprovenReturn, returns.map((one) => ({ ...one, registerId: itemAt(rows.filter(({ locationId }) => locationId === one.locationId), 0).id })));
  return `${count} returns without a purchase`;
}
