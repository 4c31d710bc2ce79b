import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, makeLamp, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { newId, type TransferId, type TransferLineId } from "@/lib/kernel/ids";
import { allocateStock } from "./allocate-stock";
import { lockFreeUnits } from "./lock-free-units";
import { moveUnsellable } from "./move-unsellable";
import { levelOf, storeWithLamps } from "./testing";
import { transferStock } from "./transfer-stock";

dbTest("only units that nobody is promised and nobody has set aside may leave", async ({ tx }) => {
  const place = await storeWithLamps(tx, 6);
  const there = await openStore(tx);
  await allocateStock(tx, shopper, await writeOrder(tx, [{ ...place, quantity: 2 }]));
  await moveUnsellable(tx, await hire(tx, "inventory_planner", "inventory.adjust", "all"), { ...place, quantity: 1, from: "sellable", to: "display", reason: "window" });
  const leave = [place, { ...place, variantId: await makeLamp(tx) }];
  expect(await lockFreeUnits(tx, { leave, enter: [{ ...place, locationId: there }] })).toEqual([{ ...place, promised: 2, held: 0, setAside: 1, free: 3 }]);
  expect(await levelOf(tx, { ...place, locationId: there })).toMatchObject({ onHand: 0 });
});

dbTest("a step moves the books of one end and what the other expects, and sets aside where it must", async ({ tx }) => {
  const place = await storeWithLamps(tx, 6);
  const there = { ...place, locationId: await openStore(tx) };
  const by = await hire(tx, "inventory_planner", "transfers.work", "all");
  const step = { transferId: newId<TransferId>(), reason: "sent" };
  await lockFreeUnits(tx, { leave: [place], enter: [there] });
  const lineId = newId<TransferLineId>();
  await transferStock(tx, by, { ...step, sequence: 1, moves: [{ ...place, lineId, quantity: -4 }], incoming: [{ ...there, quantity: 4 }] });
  await transferStock(tx, by, { ...step, sequence: 2, moves: [{ ...there, lineId, quantity: 3, into: "damaged" }], incoming: [{ ...there, quantity: -4 }] });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 2, incoming: 0 });
  expect(await levelOf(tx, there)).toMatchObject({ onHand: 3, damaged: 3, incoming: 0 });
});
