import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { openCounter, refusalOf, hire } from "./counter.testing";
import { discardRoutingDraft } from "./discard-routing-draft";
import { getRoutingRules } from "./get-routing-rules";
import { publishRoutingDraft } from "./publish-routing-draft";
import { returnToRoutingVersion } from "./return-to-routing-version";
import { routeShipment } from "./route-shipment";
import { builtInRules, newRule, type RuleSet } from "./routing-rules";
import { saveRoutingDraft } from "./save-routing-draft";

const nearest: RuleSet = { ...builtInRules, routings: [{ ...builtInRules.routings[0]!, rules: [{ ...newRule, kinds: ["store"], rankings: ["distance"] }] }] };

dbTest("a draft changes nothing until it is published, and an older version comes back as a new one", async ({ tx }) => {
  const counter = await openCounter(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${counter.bend}`);
  const by = await hire(tx, "Ines", "routing.edit", "all", "inventory_planner");
  const sentFrom = async () => { const { parts, ruleSetVersion } = await routeShipment({ lines: [{ variantId: counter.lamp, quantity: 1, unitMinor: 1000 }], to: { state: "OR" } }, tx); return `${ruleSetVersion} ${parts[0]?.locationName}`; };
  expect(await getRoutingRules(by, tx)).toMatchObject({ published: { version: 0 }, draft: { revision: 0 } });
  expect(await sentFrom()).toBe("0 Kent");

  expect(await saveRoutingDraft(tx, by, { revision: 0, rules: nearest })).toEqual({ revision: 1 });
  expect(await refusalOf(saveRoutingDraft(tx, by, { revision: 0, rules: builtInRules }))).toBe("stale_version");
  expect(await saveRoutingDraft(tx, by, { revision: 1, rules: nearest })).toEqual({ revision: 2 });
  expect(await sentFrom()).toBe("0 Kent");
  expect(await refusalOf(publishRoutingDraft(tx, by, { revision: 1, note: "Nearest store" }))).toBe("stale_version");
  expect(await publishRoutingDraft(tx, by, { revision: 2, note: "Nearest store" })).toEqual({ version: 1 });
  expect(await sentFrom()).toBe("1 Bend");

  expect(await refusalOf(tx.transaction((inner) => returnToRoutingVersion(inner, by, { version: 0, current: 7 })))).toBe("stale_version");
  expect(await returnToRoutingVersion(tx, by, { version: 0, current: 1 })).toEqual({ version: 2 });
  expect(await sentFrom()).toBe("2 Kent");
  expect(await returnToRoutingVersion(tx, by, { version: 1, current: 2 })).toEqual({ version: 3 });
  const { published, draft, versions } = await getRoutingRules(by, tx);
  expect([published.note, published.by, draft.revision, versions.map(({ version }) => version)]).toEqual(["Back to version 1", "Ines", 0, [3, 2, 1, 0]]);
  const { rows } = await tx.execute<{ reason: string }>(sql`select payload ->> 'reason' as reason from event where kind = 'routing.published' order by id`);
  expect(rows.map(({ reason }) => reason)).toEqual(["Nearest store", "Back to the built-in rules", "Back to version 1"]);
});

dbTest("a draft is thrown away only as it was seen", async ({ tx }) => {
  const by = await hire(tx, "Ines", "routing.edit", "all", "admin");
  await saveRoutingDraft(tx, by, { revision: 0, rules: nearest });
  expect(await refusalOf(discardRoutingDraft(tx, by, { revision: 4 }))).toBe("stale_version");
  expect(await discardRoutingDraft(tx, by, { revision: 1 })).toEqual({ revision: 0 });
  expect((await getRoutingRules(by, tx)).draft).toMatchObject({ revision: 0, rules: builtInRules });
});
