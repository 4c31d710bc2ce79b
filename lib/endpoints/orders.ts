import QRCode from "qrcode";
import { z } from "zod";
import { getOrderOfPart } from "@/lib/domain/orders/get-order";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { getShopperReturns } from "@/lib/domain/returns/get-shopper-returns";
import { Refusal } from "@/lib/kernel/refusal";
import { shopper } from "@/lib/session";
import { endpoint } from "./endpoint";

/** The pickup as a calendar entry (iCalendar, RFC 5545), in UTC so that every calendar shows the right hour. */
export const readCalendar = endpoint({
  can: "orders.track",
  channel: "web",
  input: z.object({ part: z.uuid(), token: z.string().max(400).optional() }),
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)),
  actor: shopper,
  answer: async (by, { part: partId, token }) => {
    const order = await getOrderOfPart(by, { token, fulfillmentId: partId });
    const part = order?.parts.find((each) => each.id === partId);
    if (!order || !part) throw new Refusal("not_found");
    return new Response(calendarOf(order.number, part), { headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": `attachment; filename="${part.number}.ics"`, "cache-control": "no-store" } });
  },
});

/** GET /api/orders/slots?part=…: the hours to which this shopper can move the pickup, or the windows for the delivery. */
export const readMoveSlots = endpoint({
  can: "orders.track",
  channel: "web",
  input: z.object({ part: z.uuid(), token: z.string().max(400).optional() }),
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)),
  actor: shopper,
  answer: async (by, { part: partId, token }) => {
    const part = (await getOrderOfPart(by, { token, fulfillmentId: partId }))?.parts.find((each) => each.id === partId);
    if (!part) throw new Refusal("not_found");
    if (!part.actions.includes("move_time")) throw new Refusal("illegal_move");
    const slots = part.method === "local_delivery" ? await listDeliveryWindows({ locationId: part.store.id }) : await listPickupSlots({ locationId: part.store.id, days: 8 });
    return Response.json(slots.filter((slot) => slot.left > 0 && slot.startsAt.toISOString() !== part.slot?.startsAt).map(({ startsAt, endsAt, left }) => ({ startsAt, endsAt, left })), { headers: { "cache-control": "no-store" } });
  },
});

/** GET /api/orders/return-qr?number=…&token=…: the code of a return as a picture, for mails. */
export const readReturnQr = endpoint({
  can: "orders.track",
  channel: "email",
  input: z.object({ number: z.string().max(40), token: z.string().max(400) }),
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)),
  actor: shopper,
  answer: async (by, { number, token }) => {
    const found = (await getShopperReturns(by, { token }))?.returns.find((each) => each.number === number);
    if (!found) throw new Refusal("not_found");
    return new Response(new Uint8Array(await QRCode.toBuffer(`ALDERWAY:${found.number}`, { width: 320, margin: 1, errorCorrectionLevel: "M" })), { headers: { "content-type": "image/png", "cache-control": "private, max-age=86400" } });
  },
});

function calendarOf(orderNumber: string, part: OrderPart): string {
  const start = new Date(part.slot?.startsAt ?? part.promisedAt);
  const end = part.slot ? new Date(part.slot.endsAt) : new Date(start.getTime() + 3_600_000);
  const { store } = part;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alderway Home//Pickup//EN", "BEGIN:VEVENT",
    `UID:${part.id}@alderway`, `DTSTAMP:${stamp(new Date())}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`,
    `SUMMARY:${text(`Collect order ${orderNumber}`)}`, `LOCATION:${text(`${store.name}, ${store.addressLine1}, ${store.city}, ${store.state} ${store.postcode}`)}`,
    `DESCRIPTION:${text(`Bring your pickup code or a photo ID. ${store.instructions}`)}`, `GEO:${store.latitude};${store.longitude}`,
    "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Collect your order", "TRIGGER:-PT1H", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

const stamp = (at: Date) => `${at.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
const text = (value: string) => value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** Lines are at most 75 octets; a longer one goes on after a line break and a space. */
function fold(line: string): string {
  const parts: string[] = [];
  let rest = line;
  while (Buffer.byteLength(rest) > 74) {
    let cut = 74;
    while (Buffer.byteLength(rest.slice(0, cut)) > 74) cut -= 1;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest].join("\r\n ");
}
