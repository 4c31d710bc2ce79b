import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { hire, openCounter } from "./counter.testing";
import { routeShipment } from "./route-shipment";
import { builtInRules, newRule, ruleSet, type RuleSet } from "./routing-rules";
import { saveRoutingDraft } from "./save-routing-draft";

const everything = builtInRules.routings[0]!;

dbTest("routes by a group of the published set, and keeps the group in the draft", async ({ tx }) => {
  const { bend, warehouse, lamp } = await openCounter(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${bend}`);
  const rules: RuleSet = { ...builtInRules, groups: [{ id: "bend", name: "Bend", locationIds: [bend] }], routings: [{ ...everything, rules: [{ ...newRule, onlyGroupIds: ["bend"] }] }] };
  await saveRoutingDraft(tx, await hire(tx, "Pia", "routing.edit", "all", "inventory_planner"), { revision: 0, rules: ruleSet.parse(rules) });
  const to = { lines: [{ variantId: lamp, quantity: 1, unitMinor: 1000 }], to: { state: "OR", postcode: "97205" } };
  expect((await routeShipment(to, tx)).parts).toMatchObject([{ locationId: warehouse }]);
  await tx.execute(sql`update routing_rule_set set status = 'published', version = 1, published_at = now()`);
  expect((await routeShipment(to, tx)).parts).toMatchObject([{ locationId: bend }]);
});

dbTest("an hour of its calendar that is booked leaves a place less capacity to send, a hold while it lasts", async ({ tx }) => {
  const { bend, lamp } = await openCounter(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${bend}`);
  await saveRoutingDraft(tx, await hire(tx, "Pia", "routing.edit", "all", "inventory_planner"), { revision: 0, rules: ruleSet.parse({ ...builtInRules, capacity: { store: 3, warehouse: null } }) });
  await tx.execute(sql`update routing_rule_set set status = 'published', version = 1, published_at = now()`);
  const left = async () => (await routeShipment({ lines: [{ variantId: lamp, quantity: 1, unitMinor: 1000 }], to: { state: "OR" } }, tx)).candidates.find(({ locationId }) => locationId === bend)?.capacityLeft;
  const hold = (startsIn: string, expiresIn: string) => tx.execute(sql`
    insert into capacity_booking (id, location_id, purpose, starts_at, ends_at, checkout_id, expires_at)
    select ${newId()}, id, 'pickup', at, at + interval '1 hour', ${newId()}, shop_clock() + ${expiresIn}::interval
    from (select id, date_trunc('day', shop_clock() at time zone time_zone) at time zone time_zone + ${startsIn}::interval as at from location where id = ${bend}) l`);
  expect(await left()).toBe(3);
  await hold("12 hours", "10 minutes");
  expect(await left()).toBe(2);
  await hold("13 hours", "-1 second");
  await hold("30 hours", "10 minutes");
  expect(await left()).toBe(2);
});

dbTest("refuses two groups of one name and a rule whose group is gone", async () => {
  const west = { id: "a", name: "West", locationIds: [newId<never>()] };
  expect(ruleSet.safeParse({ ...builtInRules, groups: [west, { ...west, id: "b", name: "west" }] }).error?.issues[0]?.message).toBe("Another group has this name.");
  const lost = { ...builtInRules, routings: [{ ...everything, rules: [{ ...newRule, onlyGroupIds: ["gone"] }] }] };
  expect(ruleSet.safeParse(lost).error?.issues[0]?.message).toBe("It names a group that is gone.");
});
