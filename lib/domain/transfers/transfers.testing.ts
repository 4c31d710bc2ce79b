import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { hire, makeLamp, machine, openStore } from "@/lib/domain/locations/testing";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { newId, type LocationId, type TransferId, type TransferLineId, type VariantId } from "@/lib/kernel/ids";
import { createTransfer } from "./create-transfer";
import { receiveUnits } from "./receive-units";
import { sendTransfer } from "./send-transfer";
import { setTransferLine } from "./set-transfer-line";
import type { TransferStatus } from "./transfer-state";

/** A warehouse with lamps, a shop without, and the people at both ends. */
export async function openRoute(tx: Tx, lamps = 10) {
  const [warehouse, shop, lamp] = [await openStore(tx, { name: "Warehouse" }), await openStore(tx, { name: "Pearl District" }), await makeLamp(tx)];
  if (lamps > 0) await receiveStock(tx, machine, { lines: [{ variantId: lamp, locationId: warehouse, quantity: lamps }] });
  return {
    warehouse, shop, lamp,
    planner: await hire(tx, "inventory_planner", "transfers.plan", "all"),
    sender: await hire(tx, "associate", "transfers.work", [warehouse]),
    receiver: await hire(tx, "associate", "transfers.work", [shop]),
    shopManager: await hire(tx, "store_manager", "transfers.plan", [shop]),
  };
}

export type Route = Awaited<ReturnType<typeof openRoute>>;
export type Drafted = { transferId: TransferId; lineId: TransferLineId };

export async function draft(tx: Tx, route: Route, wanted = 5, variantId: VariantId = route.lamp): Promise<Drafted> {
  const { transferId } = await createTransfer(tx, route.planner, { fromLocationId: route.warehouse, toLocationId: route.shop, note: "" });
  await setTransferLine(tx, route.planner, { transferId, variantId, wanted, was: 0 });
  return { transferId, lineId: await lineIdOf(tx, transferId, variantId) };
}

export async function send(tx: Tx, route: Route, wanted = 5): Promise<Drafted> {
  const drafted = await draft(tx, route, wanted);
  await sendTransfer(tx, route.sender, { transferId: drafted.transferId, as: "listed" });
  return drafted;
}

/** A scan of the lamp as a device makes it. */
export const scan = (route: Route, transferId: TransferId, quantity = 1, scanId = newId<string>()) => ({ transferId, scanId, scanned: route.lamp, quantity, override: null });

export async function receive(tx: Tx, route: Route, { transferId }: Drafted, quantity: number): Promise<void> {
  await receiveUnits(tx, route.receiver, scan(route, transferId, quantity));
}

export async function lineIdOf(tx: Tx, transferId: TransferId, variantId: VariantId): Promise<TransferLineId> {
  const { rows } = await tx.execute<{ id: TransferLineId }>(sql`select id from transfer_line where transfer_id = ${transferId} and variant_id = ${variantId}`);
  return rows[0]!.id;
}

/** On hand, incoming, damaged and to be put back at a location. */
export async function stockAt(tx: Tx, variantId: VariantId, locationId: LocationId): Promise<{ onHand: number; incoming: number; damaged: number; putBack: number }> {
  const { rows } = await tx.execute<{ onHand: number; incoming: number; damaged: number; putBack: number }>(sql`
    select on_hand as "onHand", incoming, damaged, put_back as "putBack" from stock_level where variant_id = ${variantId} and location_id = ${locationId}`);
  return rows[0] ?? { onHand: 0, incoming: 0, damaged: 0, putBack: 0 };
}

export async function stateOf(tx: Tx, transferId: TransferId): Promise<TransferStatus> {
  const { rows } = await tx.execute<{ status: TransferStatus }>(sql`select status from transfer where id = ${transferId}`);
  return rows[0]!.status;
}

/** As a device does that did not hear the first answer. */
export const twice = async <R>(step: () => Promise<R>): Promise<R[]> => [await step(), await step()];
