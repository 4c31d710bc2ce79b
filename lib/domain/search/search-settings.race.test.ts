import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { variant } from "@/db/schema/catalog";
import { raceTest } from "@/db/testing";
import { makeGood } from "@/lib/domain/catalog/goods.testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { Refusal } from "@/lib/kernel/refusal";
import { getSearchPicks } from "./get-search-picks";
import { listWeightSets } from "./list-weight-sets";
import { publishSearchWeights } from "./publish-search-weights";
import { saveSearchPicks } from "./save-search-picks";
import { defaultWeights } from "./search-weights";

const fourTimes = async (work: () => Promise<unknown>) => (await Promise.all(Array.from({ length: 4 }, () => work().then(() => "done", (error: unknown) => (error instanceof Refusal ? error.code : String(error)))))).toSorted();

raceTest("of merchandisers who publish weights, or pin for one search, at once one is heard", async () => {
  const by = await transaction(async (tx) => {
    await makeGood(tx);
    return asStaff(await staffOf(tx, "merchandiser"), "search.edit");
  });
  const [lamp] = await db.select({ id: variant.productId }).from(variant);
  const pinned = lamp ? [lamp.id] : expect.unreachable();
  const once = ["done", "stale_version", "stale_version", "stale_version"];
  expect(await fourTimes(() => transaction((tx) => publishSearchWeights(tx, by, { weights: defaultWeights, note: "First", current: 0 })))).toEqual(once);
  expect(await fourTimes(() => transaction((tx) => publishSearchWeights(tx, by, { weights: defaultWeights, note: "Second", current: 1 })))).toEqual(once);
  expect((await listWeightSets(by)).map(({ version }) => version)).toEqual([2, 1, 0]);
  expect(await fourTimes(() => transaction((tx) => saveSearchPicks(tx, by, { q: "lamp", version: 0, pinned, buried: [] })))).toEqual(once);
  expect(await fourTimes(() => transaction((tx) => saveSearchPicks(tx, by, { q: "lamps", version: 1, pinned: [], buried: pinned })))).toEqual(once);
  expect((await getSearchPicks(by, "lamp")).version).toBe(2);
});
