import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { makeGood, merchandiser } from "./goods.testing";
import { saveBundle } from "./save-bundle";

raceTest("two items that are put into each other at once: one is a bundle, the other its part", async () => {
  const { a, b, by } = await transaction(async (tx) => ({ a: await makeGood(tx), b: await makeGood(tx), by: merchandiser() }));
  const put = (bundle: typeof a, part: typeof a) => transaction((tx) => saveBundle(tx, by, { variantId: bundle, version: 0, percentOff: null, parts: [{ sku: part, quantity: 2 }] })).then(() => "made", () => "refused");
  expect((await Promise.all([put(a, b), put(b, a)])).toSorted()).toEqual(["made", "refused"]);
});
