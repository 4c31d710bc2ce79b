import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { suggestBoxes, type Piece } from "./box-kind";
import { listBoxKinds } from "./list-box-kinds";
import type { BoxView, LooseParcel, ShipmentView } from "./shipment-view";

type Goods = LooseParcel & Piece;

/** A delivery's boxes, what is in them and what is not yet; null outside the reader's places and for pickups. */
export async function getShipment(by: Permit<"fulfillment.view">, id: FulfillmentId, from: Reader = db): Promise<ShipmentView | null> {
  const scope = storeScope(by);
  const { rows: [found] } = await from.execute<{ timeZone: string }>(sql`
    select l.time_zone as "timeZone" from fulfillment f join location l on l.id = f.location_id
    where f.id = ${id} and f.method in ('ship', 'local_delivery') and (${scope === null} or f.location_id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (!found) return null;
  const [goods, boxes, kinds] = [await listLoose(id, from), await listBoxes(id, from), (await listBoxKinds(by, from)).filter((kind) => kind.isActive)];
  const pieces = goods.flatMap((one) => Array.from({ length: one.quantity }, () => one));
  return {
    ...found, boxes, loose: goods.map(({ lineId, name, sku, gtin, parcel, parcels, quantity }) => ({ lineId, name, sku, gtin, parcel, parcels, quantity })),
    kinds: kinds.map(({ code, name }) => ({ code, name })), suggested: suggestBoxes(pieces, kinds).map(({ kind }) => kind?.name ?? "own carton"),
  };
}

const itemName = sql.raw(`p.title || case when v.title = '' then '' else ', ' || v.title end`);

async function listLoose(id: FulfillmentId, from: Reader): Promise<Goods[]> {
  const { rows } = await from.execute<Goods>(sql`
    select * from (
      select fl.id as "lineId", ${itemName} as name, v.sku, v.gtin, coalesce(k.sequence, 1)::int as parcel, count(*) over (partition by fl.id)::int as parcels,
        coalesce(k.weight_grams, 500) as grams, coalesce(k.length_mm, 150) as "lengthMm", coalesce(k.width_mm, 150) as "widthMm", coalesce(k.height_mm, 150) as "heightMm",
        fl.picked - fl.handed_over - (select coalesce(sum(c.quantity), 0)::int from box_content c where c.fulfillment_line_id = fl.id and c.parcel = coalesce(k.sequence, 1)) as quantity
      from fulfillment_line fl join variant v on v.id = fl.variant_id join product p on p.id = v.product_id left join parcel k on k.variant_id = v.id where fl.fulfillment_id = ${id}
    ) piece where quantity > 0 order by "lineId", parcel`);
  return rows;
}

async function listBoxes(id: FulfillmentId, from: Reader): Promise<BoxView[]> {
  const { rows } = await from.execute<{ box: BoxView }>(sql`
    select jsonb_build_object('id', b.id, 'number', b.number, 'kind', coalesce(bk.name, 'Own carton'), 'lengthMm', b.length_mm, 'widthMm', b.width_mm, 'heightMm', b.height_mm, 'weighedGrams', b.weighed_grams,
      'computedGrams', b.own_grams + c.grams, 'contents', c.contents, 'voided', (select count(*) from shipping_label l where l.box_id = b.id and l.status = 'voided'),
      'label', (select jsonb_build_object('id', l.id, 'status', l.status, 'title', trim(l.carrier_name || ' ' || l.service_title), 'trackingNumber', l.tracking_number, 'trackingUrl', l.tracking_url,
          'amountMinor', l.amount_minor, 'currency', l.currency, 'problem', l.problem, 'events', (select coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'words', e.words, 'place', e.place, 'at', e.at) order by e.at desc), '[]') from tracking_event e where e.label_id = l.id))
        from shipping_label l where l.box_id = b.id and l.status <> 'voided' order by l.created_at desc, l.id desc limit 1)) as box
    from shipment_box b left join box_kind bk on bk.code = b.kind_code cross join lateral (
      select coalesce(sum(x.quantity * coalesce(k.weight_grams, 500)), 0) as grams,
        coalesce(jsonb_agg(jsonb_build_object('lineId', x.line, 'name', ${itemName}, 'sku', v.sku, 'parcel', x.parcel, 'quantity', x.quantity, 'parcels', greatest(1, (select count(*) from parcel n where n.variant_id = v.id))) order by x.line, x.parcel), '[]') as contents
      from (select fulfillment_line_id as line, parcel, sum(quantity) as quantity from box_content where box_id = b.id group by 1, 2) x
      join fulfillment_line fl on fl.id = x.line join variant v on v.id = fl.variant_id join product p on p.id = v.product_id left join parcel k on k.variant_id = v.id and k.sequence = x.parcel
    ) c where b.fulfillment_id = ${id} order by b.number`);
  return rows.map((row) => row.box);
}
