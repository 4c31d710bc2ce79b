import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { variant } from "@/db/schema/catalog";
import { location } from "@/db/schema/locations";
import { dbTest } from "@/db/testing";
import { hire, machine, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { allocateStock } from "./allocate-stock";
import { importStock } from "./import-stock";
import { stockImportRow } from "./stock-import";
import { levelOf, storeWithLamps } from "./testing";

async function namesOf(tx: Tx, place: { variantId: VariantId; locationId: LocationId }) {
  const [v] = await tx.select().from(variant).where(eq(variant.id, place.variantId));
  const [l] = await tx.select().from(location).where(eq(location.id, place.locationId));
  return { sku: v?.sku ?? "", location: l?.code ?? "" };
}

dbTest("sets stock by the difference, and the same file again changes nothing", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const rows = [stockImportRow.parse({ ...(await namesOf(tx, place)), on_hand: "8", damaged: "2", aisle: "7", bay: " C " })];
  expect((await importStock(tx, machine, rows)).answers).toEqual([{ outcome: "updated" }]);
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 8, damaged: 2, aisle: "7", bay: "C" });
  expect((await importStock(tx, machine, [stockImportRow.parse({ ...(await namesOf(tx, place)), on_hand: "", aisle: "", bay: " " })])).answers).toEqual([{ outcome: "unchanged" }]);
  const { version } = await levelOf(tx, place);
  expect((await importStock(tx, machine, rows)).answers).toEqual([{ outcome: "unchanged" }]);
  expect(await levelOf(tx, place)).toMatchObject({ version });
});

dbTest("rejects what would break a promise or names nothing, and writes the others", async ({ tx }) => {
  const promised = await storeWithLamps(tx, 5);
  const free = await storeWithLamps(tx, 5);
  await allocateStock(tx, shopper, await writeOrder(tx, [{ ...promised, quantity: 4 }]));
  const { answers } = await importStock(tx, machine, [
    stockImportRow.parse({ ...(await namesOf(tx, promised)), on_hand: "3" }),
    stockImportRow.parse({ ...(await namesOf(tx, free)), on_hand: "1", damaged: "2" }),
    stockImportRow.parse({ sku: "NOPE", location: (await namesOf(tx, free)).location, on_hand: "1" }),
    stockImportRow.parse({ ...(await namesOf(tx, free)), on_hand: "2" }),
  ]);
  expect(answers.map((answer) => answer.outcome)).toEqual(["rejected", "rejected", "rejected", "updated"]);
  expect(answers[0]).toMatchObject({ reason: expect.stringContaining("promised") });
  expect(await levelOf(tx, promised)).toMatchObject({ onHand: 5 });
  expect(await levelOf(tx, free)).toMatchObject({ onHand: 2, damaged: 0 });
});

dbTest("another store's shelf is unknown to a manager, and a new place is inserted", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const own = await openStore(tx);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [own]);
  const { sku, location: code } = await namesOf(tx, place);
  const [mine] = await tx.select().from(location).where(eq(location.id, own));
  const { answers } = await importStock(tx, manager, [stockImportRow.parse({ sku, location: code, on_hand: 1 }), stockImportRow.parse({ sku, location: mine?.slug, on_hand: 4 })]);
  expect(answers.map((answer) => answer.outcome)).toEqual(["rejected", "inserted"]);
});
