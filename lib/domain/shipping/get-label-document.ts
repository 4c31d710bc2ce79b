import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { BoxId, FulfillmentId } from "@/lib/kernel/ids";
import type { Address } from "./gateway";
import { labelPdf } from "./label-pdf";
import { slipPdf, type SlipFacts } from "./slip-pdf";

type LabelRow = { from: Address; to: Address; carrier: string; service: string; trackingNumber: string; grams: number; number: string; box: number; boxes: number; boughtAt: string; timeZone: string; document: string | null };

/** The label of a box, a PDF: the carrier's own, or drawn here. Null where there is none in reach. */
export async function getLabelDocument(by: Permit<"fulfillment.work">, boxId: BoxId, from: Reader = db): Promise<Uint8Array | null> {
  const scope = storeScope(by);
  const { rows: [label] } = await from.execute<LabelRow>(sql`
    select ${addresses}, l.carrier_name as carrier, l.service_title as service, l.tracking_number as "trackingNumber", l.document, f.number, b.number as box, to_jsonb(l.bought_at) #>> '{}' as "boughtAt", s.time_zone as "timeZone",
      (select count(*)::int from shipment_box n where n.fulfillment_id = f.id) as boxes,
      coalesce(b.weighed_grams, b.own_grams + (select coalesce(sum(x.quantity * coalesce(k.weight_grams, 500)), 0) from box_content x join fulfillment_line fl on fl.id = x.fulfillment_line_id left join parcel k on k.variant_id = fl.variant_id and k.sequence = x.parcel where x.box_id = b.id))::int as grams
    from shipping_label l join shipment_box b on b.id = l.box_id join fulfillment f on f.id = b.fulfillment_id join location s on s.id = f.location_id join "order" o on o.id = f.order_id
    where b.id = ${boxId} and l.status = 'bought' and (${scope === null} or f.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (!label) return null;
  return label.document ? Buffer.from(label.document, "base64") : labelPdf([{ ...label, shippedOn: day(label.boughtAt, label.timeZone) }]);
}

/** What is in which box of a delivery, a PDF. Null where there is none in reach. */
export async function getSlipDocument(by: Permit<"fulfillment.view">, id: FulfillmentId, from: Reader = db): Promise<Uint8Array | null> {
  const scope = storeScope(by);
  const { rows: [slip] } = await from.execute<Omit<SlipFacts, "placedOn"> & { placedAt: string; timeZone: string }>(sql`
    select ${addresses}, f.number, to_jsonb(o.placed_at) #>> '{}' as "placedAt", s.time_zone as "timeZone", (
      select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(bk.name, 'Own carton'), 'trackingNumber', (select l.tracking_number from shipping_label l where l.box_id = b.id and l.status = 'bought'), 'lines', (
        select jsonb_agg(jsonb_build_object('quantity', x.quantity, 'name', p.title || case when v.title = '' then '' else ', ' || v.title end, 'sku', v.sku, 'parcelWords', case when n.parcels > 1 then 'parcel ' || x.parcel || ' of ' || n.parcels else '' end) order by x.line, x.parcel)
        from (select fulfillment_line_id as line, parcel, sum(quantity) as quantity from box_content where box_id = b.id group by 1, 2) x
        join fulfillment_line fl on fl.id = x.line join variant v on v.id = fl.variant_id join product p on p.id = v.product_id cross join lateral (select count(*) as parcels from parcel where variant_id = v.id) n
      )) order by b.number), '[]') from shipment_box b left join box_kind bk on bk.code = b.kind_code where b.fulfillment_id = f.id) as boxes
    from fulfillment f join location s on s.id = f.location_id join "order" o on o.id = f.order_id
    where f.id = ${id} and exists (select from shipment_box b where b.fulfillment_id = f.id) and (${scope === null} or f.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  return slip ? slipPdf({ ...slip, placedOn: day(slip.placedAt, slip.timeZone) }) : null;
}

const addresses = sql.raw(`
  jsonb_build_object('name', s.name, 'line1', s.address_line1, 'line2', s.address_line2, 'city', s.city, 'state', s.state, 'postcode', s.postcode, 'country', s.country, 'phone', s.phone) as "from",
  jsonb_build_object('name', coalesce(f.ship_to ->> 'name', o.contact_name), 'line1', coalesce(f.ship_to ->> 'line1', ''), 'line2', coalesce(f.ship_to ->> 'line2', ''), 'city', coalesce(f.ship_to ->> 'city', ''), 'state', coalesce(f.ship_to ->> 'state', ''),
    'postcode', coalesce(f.ship_to ->> 'postcode', ''), 'country', coalesce(f.ship_to ->> 'country', 'US'), 'phone', '') as "to"`);

const day = (iso: string, timeZone: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone }).format(new Date(iso));
