import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { gtins, hire, openCounter } from "@/lib/domain/fulfillment/counter.testing";
import { findScannedVariant } from "./find-scanned-variant";

dbTest("finds what an associate scans or types by GTIN, link or SKU, with this store's stock, and nothing else", async ({ tx }) => {
  const counter = await openCounter(tx, 4);
  const ana = await hire(tx, "Ana", "carts.assist", [counter.portland]);
  for (const text of [gtins.lamp, gtins.lamp.slice(1), `https://id.gs1.org/01/${gtins.lamp}`, " alder-lamp "]) {
    expect(await findScannedVariant(ana, { text, storeId: counter.portland }, tx), text).toEqual({ variantId: counter.lamp, title: "Alder lamp", variantTitle: "", availableHere: 4 });
  }
  expect(await findScannedVariant(ana, { text: "alder-lamp", storeId: null }, tx)).toMatchObject({ availableHere: 0 });
  for (const text of ["9520000000019", "AH-100042", "%", "lamp"]) expect(await findScannedVariant(ana, { text, storeId: counter.portland }, tx), text).toBeNull();
});
