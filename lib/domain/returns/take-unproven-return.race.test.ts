import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { levelOf, openCounter, type Counter } from "@/lib/domain/fulfillment/counter.testing";
import { asStaff, atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import type { Permit } from "@/lib/domain/identity/permit";
import { setPin } from "@/lib/domain/identity/set-pin";
import { createRegister } from "@/lib/domain/identity/set-up-register";
import { newId, type CustomerId, type LocationId, type StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { getUnprovenQuote } from "./get-unproven-quote";
import { priceAt } from "./returns.testing";
import { takeUnprovenReturn } from "./take-unproven-return";
import type { UnprovenInput } from "./unproven-input";

process.env.AUTH_SECRET ??= "a secret that only tests know, long enough";
process.env.DATABASE_URL ??= "postgresql://nobody@localhost:1/nothing";

type Given = { counter: Counter; bend: Permit<"till.sell">; portland: Permit<"till.sell">; mo: Permit<"till.sell">; manager: { staffId: StaffId; pin: string }; maya: CustomerId; noor: CustomerId };

/** Lamps cost 40.00 today and cost 35.00 two months ago; a register each in Bend, which Mo manages, and in Portland. */
async function openStores(): Promise<Given> {
  return transaction(async (tx) => {
    const counter = await openCounter(tx);
    await priceAt(tx, counter, { lamp: 4_000, mug: 400 });
    await tx.execute(sql`
      insert into price_change (id, price_list_id, variant_id, before_minor, after_minor, at) select gen_random_uuid(), l.id, ${counter.lamp}, lag(c.minor) over (order by c.ago desc), c.minor, shop_clock() - make_interval(days => c.ago)
      from (select id from price_list limit 1) l, (values (200, 1000), (150, 4200), (60, 3500), (30, 4000)) c(ago, minor)`);
    const mo = await staffOf(tx, "store_manager", [counter.bend], "Mo");
    await setPin(tx, asStaff(mo, "till.pin"), { pin: "7391" });
    const at = async (locationId: LocationId) => ({ registerId: await createRegister(tx, asStaff(await staffOf(tx, "admin"), "till.manage"), { locationId, name: "Till 1" }), locationId });
    const bend = await at(counter.bend);
    const { rows: [maya, noor] } = await tx.execute<{ id: CustomerId }>(sql`insert into customer (id, name) values (gen_random_uuid(), 'Maya Lin'), (gen_random_uuid(), 'Noor Aziz') returning id`);
    if (!maya || !noor) throw new Error("no customers");
    return {
      counter, maya: maya.id, noor: noor.id, manager: { staffId: mo.staffId, pin: "7391" }, mo: atRegister(mo, bend, "till.sell"),
      bend: atRegister(await staffOf(tx, "associate", [counter.bend], "Ana"), bend, "till.sell"), portland: atRegister(await staffOf(tx, "associate", [counter.portland], "Ben"), await at(counter.portland), "till.sell"),
    };
  });
}

const lamp = ({ maya }: Given): UnprovenInput => ({ key: newId<string>(), scanned: "ALDER-LAMP", quantity: 1, customerId: maya, amountMinor: 3_500, outcome: "restock", note: "", idKind: "driving_licence", idNumber: "WDL 123 456", approver: null });
const mugs = (given: Given, quantity: number): UnprovenInput => ({ ...lamp(given), scanned: "FERN-MUG", quantity, amountMinor: quantity * 400 });
const refusalCode = (reason: unknown) => (reason instanceof Refusal ? reason.code : String(reason));
const take = (by: Permit<"till.sell">, input: UnprovenInput) => transaction((tx) => takeUnprovenReturn(tx, by, input));

raceTest("what nobody finds a purchase of brings the lowest price of the window, once however often it is sent, and is on sale again", async () => {
  const given = await openStores();
  const { counter, bend } = given;
  const first = lamp(given);
  const answers = await Promise.all(Array.from({ length: 4 }, () => take(bend, first)));
  expect(answers).toEqual(answers.map(() => ({ isRight: true, amountMinor: 3_500, balanceMinor: 3_500 })));
  expect(await transaction((tx) => levelOf(tx, counter.lamp, counter.bend))).toMatchObject({ on_hand: 6, quality_check: 0 });
  await expect(take(bend, { ...first, customerId: given.noor })).rejects.toMatchObject({ code: "key_reused" });
  await expect(take(bend, { ...lamp(given), amountMinor: 4_000 })).rejects.toMatchObject({ code: "price_changed" });
});

raceTest("six returns of one customer at two stores at once: the limit is theirs, and above it nothing is given without a manager", async () => {
  const given = await openStores();
  const { counter, bend, portland, manager, maya } = given;
  const all = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => take(n % 2 === 0 ? bend : portland, mugs(given, 15))));
  expect(all.map((one) => (one.status === "fulfilled" ? "taken" : refusalCode(one.reason))).toSorted()).toEqual([...Array<string>(5).fill("approval_needed"), "taken"]);
  expect(await take(bend, { ...mugs(given, 15), approver: { ...manager, pin: "0000" } })).toEqual({ isRight: false, left: 4 });
  expect(await take(bend, { ...mugs(given, 15), approver: manager, outcome: "quarantine" })).toMatchObject({ isRight: true, balanceMinor: 12_000 });
  expect(await transaction((tx) => levelOf(tx, counter.mug, counter.bend))).toMatchObject({ quality_check: 15 });
  const quoted = await getUnprovenQuote(bend, { scanned: "FERN-MUG", quantity: 1, customerId: maya }, db);
  expect(quoted).toMatchObject({ history: { returns: 2, amountMinor: 12_000 }, approval: "Above $100.00 in 90 days a manager says yes.", person: { name: "Maya Lin" } });
  await expect(take(bend, { ...lamp(given), quantity: 20, amountMinor: 70_000, approver: manager })).rejects.toMatchObject({ code: "receipt_needed" });
});

raceTest("an ID that somebody else showed is known again however its number is written, and the number stands nowhere", async () => {
  const given = await openStores();
  await take(given.bend, lamp(given));
  await expect(take(given.bend, { ...mugs(given, 1), customerId: given.noor, idNumber: "wdl-123456" })).rejects.toMatchObject({ code: "approval_needed", facts: { reason: "Somebody else showed the same ID: a manager says yes." } });
  expect(await take(given.bend, { ...mugs(given, 1), customerId: given.noor, idNumber: "WDL 987 654" })).toMatchObject({ isRight: true, balanceMinor: 400 });
  expect(await take(given.mo, { ...mugs(given, 1), customerId: given.noor, idNumber: "wdl-123456" })).toMatchObject({ isRight: true, balanceMinor: 800 });
  const { rows } = await db.execute<{ text: string }>(sql`select (select jsonb_agg(to_jsonb(u)) from unproven_return u)::text || (select jsonb_agg(to_jsonb(e)) from event e)::text as text`);
  expect(rows[0]?.text).not.toMatch(/123.?456/);
});
