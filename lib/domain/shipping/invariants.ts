import type { Invariant } from "@/lib/domain/invariant";

export const shippingInvariants: Invariant[] = [
  {
    name: "a box holds goods of its own shipment, and no parcel is in two boxes",
    sql: `select c.fulfillment_line_id from box_content c join shipment_box b on b.id = c.box_id join fulfillment_line fl on fl.id = c.fulfillment_line_id where fl.fulfillment_id <> b.fulfillment_id
      union all select c.fulfillment_line_id from box_content c join fulfillment_line fl on fl.id = c.fulfillment_line_id group by c.fulfillment_line_id, c.parcel, fl.id having sum(c.quantity) > fl.quantity`,
  },
  {
    name: "what is packed in boxes is in them whole",
    sql: `select fl.id from fulfillment_line fl join fulfillment f on f.id = fl.fulfillment_id
      cross join lateral (select coalesce(p.sequence, 1) as parcel from (select fl.variant_id) v left join parcel p on p.variant_id = fl.variant_id) p
      where f.status in ('packed', 'shipped') and fl.ready > 0 and exists (select from shipment_box b where b.fulfillment_id = f.id)
        and fl.ready > (select coalesce(sum(c.quantity), 0) from box_content c where c.fulfillment_line_id = fl.id and c.parcel = p.parcel)`,
  },
  {
    name: "a box has one live label at most, and what the carrier has can be found by its number",
    sql: `select box_id from shipping_label where status in ('asked', 'bought', 'voiding') group by 1 having count(*) > 1
      union all select box_id from shipping_label where status = 'bought' and tracking_number is null`,
  },
];
