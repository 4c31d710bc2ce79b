import { z } from "zod";
import { findScannedVariant } from "@/lib/domain/customers/find-scanned-variant";
import * as inputs from "@/lib/domain/fulfillment/counter-input";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { listQueue } from "@/lib/domain/fulfillment/list-queue";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { deliveryScan } from "@/lib/domain/purchasing/purchase-input";
import { receiveDelivery, receiveOver } from "@/lib/domain/purchasing/receive-delivery";
import { packUnits } from "@/lib/domain/transfers/pack-units";
import { receiveUnits } from "@/lib/domain/transfers/receive-units";
import { dockStep } from "@/lib/domain/transfers/transfer-input";
import { pickInWave } from "@/lib/domain/waves/pick-in-wave";
import { waveScanned } from "@/lib/domain/waves/wave-input";
import { idOf } from "@/lib/kernel/ids-schema";
import type { LocationId } from "@/lib/kernel/ids";
import { actor, staffStoreId } from "@/lib/session";
import { endpoint, problem, readJson } from "./endpoint";

const noStore = { headers: { "cache-control": "no-store" } };
const staff = () => actor("fulfillment.view");

/** GET /api/staff/queue?locationId=…: Today of one store in reach, or of all. */
export const readQueue = endpoint({
  can: "fulfillment.view", channel: "store", input: z.object({ locationId: idOf<LocationId>().optional() }), read: fromQuery, actor: staff,
  answer: async (by, input) => Response.json(await listQueue(by, { locationId: input.locationId ?? null }), noStore),
});

/** GET /api/staff/pickup?fulfillmentId=…: one fulfillment in full. */
export const readPickup = endpoint({
  can: "fulfillment.view", channel: "store", input: inputs.one, read: fromQuery, actor: staff,
  answer: async (by, input, request) => {
    const found = await getPickup(by, input.fulfillmentId);
    return found ? Response.json(found, noStore) : problem("not_found", {}, request.headers.get("x-request-id") ?? "");
  },
});

/** GET /api/staff/slots?locationId=…: the pickup hours of the next week, or with `for=delivery` the windows of its van. */
export const readSlots = endpoint({
  can: "orders.service", channel: "store", input: z.object({ locationId: idOf<LocationId>(), for: z.literal("delivery").optional() }), read: fromQuery, actor: staff,
  answer: async (_by, input) => Response.json(input.for ? await listDeliveryWindows(input) : await listPickupSlots({ locationId: input.locationId, days: 8 }), noStore),
});

/** GET /api/staff/variant?text=…: what was scanned or typed, for a customer's cart. */
export const readVariant = endpoint({
  can: "carts.assist", channel: "store", input: z.object({ text: z.string().trim().min(1).max(300) }), read: fromQuery, actor: staff,
  answer: async (by, { text }, request) => {
    const found = await findScannedVariant(by, { text, storeId: await staffStoreId() });
    return found ? Response.json(found, noStore) : problem("not_found", {}, request.headers.get("x-request-id") ?? "");
  },
});

/** POST /api/staff/scan: one pick scan; sent again with the same id it changes nothing. */
export const sendScan = endpoint({
  can: "fulfillment.work", channel: "store", input: inputs.pick, read: (request) => readJson(request, 4096), actor: staff,
  run: async (tx, by, input) => Response.json(await pickUnit(tx, by, input), noStore),
});

/** POST /api/staff/transfer-scan: units into a box or out of it; sent again with the same id it changes nothing. */
export const sendDockScan = endpoint({
  can: "transfers.work", channel: "store", input: dockStep, read: (request) => readJson(request, 4096), actor: staff,
  run: async (tx, by, { step, ...input }) => Response.json(await (step === "pack" ? packUnits : receiveUnits)(tx, by, input), noStore),
});

/** POST /api/staff/wave-scan: units for all parts of a wave; sent again with the same id it changes nothing. */
export const sendWaveScan = endpoint({
  can: "fulfillment.work", channel: "store", input: waveScanned, read: (request) => readJson(request, 4096), actor: staff,
  run: async (tx, by, input) => Response.json(await pickInWave(tx, by, input), noStore),
});

/** POST /api/staff/purchase-scan: units of a delivery into the stock; sent again with the same id it changes nothing. */
export const sendDeliveryScan = endpoint({
  can: "purchasing.receive", channel: "store", input: deliveryScan, read: (request) => readJson(request, 4096), actor: staff,
  run: async (tx, by, { step, ...input }) => Response.json(await (step === "over" ? receiveOver : receiveDelivery)(tx, by, input), noStore),
});

function fromQuery(request: Request): Promise<Record<string, string>> {
  return Promise.resolve(Object.fromEntries(new URL(request.url).searchParams));
}
