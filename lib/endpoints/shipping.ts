import { getLabelDocument, getSlipDocument } from "@/lib/domain/shipping/get-label-document";
import { getShipment } from "@/lib/domain/shipping/get-shipment";
import { quoteRates } from "@/lib/domain/shipping/quote-rates";
import { oneBox, oneShipment } from "@/lib/domain/shipping/shipping-input";
import { actor } from "@/lib/session";
import { endpoint, problem } from "./endpoint";

const noStore = { "cache-control": "no-store" };
const fromQuery = (request: Request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams));
const notFound = (request: Request) => problem("not_found", {}, request.headers.get("x-request-id") ?? "");

/** GET /api/staff/shipment?fulfillmentId=…: the boxes of a delivery. */
export const readShipment = endpoint({
  can: "fulfillment.view", channel: "store", input: oneShipment, read: fromQuery, actor: () => actor("fulfillment.view"),
  answer: async (by, input, request) => {
    const found = await getShipment(by, input.fulfillmentId);
    return found ? Response.json(found, { headers: noStore }) : notFound(request);
  },
});

/** GET /api/staff/rates?fulfillmentId=…: what the carrier asks for its boxes. */
export const readRates = endpoint({
  can: "fulfillment.work", channel: "store", input: oneShipment, read: fromQuery, actor: () => actor("fulfillment.work"),
  answer: async (by, input) => Response.json(await quoteRates(by, input), { headers: noStore }),
});

/** GET /api/staff/label?boxId=…: the label of a box, a PDF of 4 × 6 inches. */
export const readLabel = endpoint({
  can: "fulfillment.work", channel: "store", input: oneBox, read: fromQuery, actor: () => actor("fulfillment.work"),
  answer: async (by, input, request) => pdf(await getLabelDocument(by, input.boxId), "label", request),
});

/** GET /api/staff/packing-slip?fulfillmentId=…: what is in which box, a PDF. */
export const readSlip = endpoint({
  can: "fulfillment.view", channel: "store", input: oneShipment, read: fromQuery, actor: () => actor("fulfillment.view"),
  answer: async (by, input, request) => pdf(await getSlipDocument(by, input.fulfillmentId), "packing-slip", request),
});

function pdf(document: Uint8Array | null, name: string, request: Request): Response {
  if (!document) return notFound(request);
  return new Response(new Uint8Array(document), { headers: { ...noStore, "content-type": "application/pdf", "content-disposition": `inline; filename="${name}.pdf"` } });
}
