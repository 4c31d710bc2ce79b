import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { hire, refusalOf } from "./counter.testing";
import { getRoutingRules } from "./get-routing-rules";
import { publishRoutingDraft } from "./publish-routing-draft";
import { returnToRoutingVersion } from "./return-to-routing-version";
import { builtInRules } from "./routing-rules";
import { saveRoutingDraft } from "./save-routing-draft";

raceTest("of planners who publish at once one is heard, and there is always exactly one set in force", async () => {
  const by = await transaction((tx) => hire(tx, "Ines", "routing.edit", "all", "inventory_planner"));
  const drafts = await Promise.all(Array.from({ length: 4 }, () => refusalOf(transaction((tx) => saveRoutingDraft(tx, by, { revision: 0, rules: builtInRules })))));
  expect(drafts.toSorted()).toEqual(["done", "stale_version", "stale_version", "stale_version"]);
  const published = await Promise.all(Array.from({ length: 4 }, (_, n) => refusalOf(transaction((tx) => publishRoutingDraft(tx, by, { revision: 1, note: `Attempt ${n}` })))));
  expect(published.toSorted()).toEqual(["done", "stale_version", "stale_version", "stale_version"]);
  const back = await Promise.all(Array.from({ length: 4 }, () => refusalOf(transaction((tx) => returnToRoutingVersion(tx, by, { version: 0, current: 1 })))));
  expect(back.toSorted()).toEqual(["done", "stale_version", "stale_version", "stale_version"]);
  expect((await getRoutingRules(by)).versions.map(({ version }) => version)).toEqual([2, 1, 0]);
});
