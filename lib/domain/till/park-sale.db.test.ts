import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { atRegister, ada, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { newId, type ParkedSaleId, type RegisterId } from "@/lib/kernel/ids";
import { getTill } from "./get-till";
import { parkSale, resumeSale } from "./park-sale";
import { openTill, seated, takenAlong } from "./till.testing";

dbTest("a parked sale waits for every register of its store, and the first that takes it has it", async ({ tx }) => {
  const till = await openTill(tx);
  const maya = await ada(tx);
  const id = newId<ParkedSaleId>();
  const parked = { id, label: "Blue coat", lines: [takenAlong(till.shop.lamp, 2)], off: null, customerId: maya.customerId };
  for (const time of [1, 2]) await parkSale(tx, till.by, { ...parked, label: `Blue coat ${time}` });
  const view = await getTill(asStaff(till.mo, "till.unlock"), { registerId: newId<RegisterId>(), name: "Till 2", locationId: till.shop.seattle, seller: null }, tx);
  expect(view?.parked).toMatchObject([{ id, label: "Blue coat 1", units: 2, by: "Ana" }]);
  const elsewhere = atRegister(await staffOf(tx, "associate", [till.shop.tacoma]), { registerId: newId<RegisterId>(), locationId: till.shop.tacoma }, "till.sell");
  await expect(resumeSale(tx, elsewhere, { id })).rejects.toMatchObject({ code: "not_found" });
  const other = seated(till.mo, newId<RegisterId>(), till.shop.seattle);
  expect(await resumeSale(tx, other, { id })).toEqual({ lines: [{ ...parked.lines[0], place: null }], off: null, customer: { id: maya.customerId, name: "Ada Alder", email: "ada@alderway.example" } });
  await expect(resumeSale(tx, till.by, { id })).rejects.toMatchObject({ code: "not_found" });
});
