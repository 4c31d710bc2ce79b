import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { calendarWords } from "@/lib/domain/locations/time-words";
import { formatMoney } from "@/lib/kernel/money";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

type Bought = {
  kind: "purchase.ordered" | "purchase.cancelled"; number: string; email: string; supplier: string; currency: string; expected_on: string | null; ordered_at: string | null; note: string; place: string; address: string; by: string;
  lines: { title: string; sku: string; units: number; amountMinor: number }[];
};

/** Job: what a supplier is sent when an order goes out, or is called off after it went out. Without an address nothing is sent. */
export async function sendPurchaseMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<Bought>(sql`
    select e.kind, p.number, s.email, s.name as supplier, p.currency, p.expected_on::text, p.ordered_at::text, p.note, l.name as place, concat_ws(', ', l.address_line1, l.city, l.state || ' ' || l.postcode) as address, coalesce(t.name, '') as by,
      (select coalesce(jsonb_agg(jsonb_build_object('title', r.title || case when v.title = '' then '' else ', ' || v.title end, 'sku', coalesce(nullif(i.supplier_sku, ''), v.sku), 'units', n.ordered, 'amountMinor', n.ordered * n.unit_cost_minor) order by n.id), '[]')
        from purchase_line n join variant v on v.id = n.variant_id join product r on r.id = v.product_id left join supplier_item i on i.variant_id = v.id and i.supplier_id = s.id where n.purchase_order_id = p.id) as lines
    from event e join purchase_order p on 'purchase:' || p.number = e.subject join supplier s on s.id = p.supplier_id join location l on l.id = p.location_id left join staff t on t.id::text = e.actor_id
    where e.id = ${eventId} and p.ordered_at is not null and s.email <> ''`);
  const bought = rows[0];
  if (!bought) return;
  await transaction((tx) => queueMessage(tx, by, {
    dedupeKey: `event:${eventId}`, template: bought.kind === "purchase.ordered" ? "purchase_ordered" : "purchase_cancelled", recipient: bought.email, customerId: null, orderId: null, mail: mailOf(bought), facts: { number: bought.number },
  }));
}

function mailOf({ kind, number, supplier, currency, expected_on, note, place, address, by, lines }: Bought): Mail {
  const money = (minor: number) => formatMoney(minor, currency);
  if (kind === "purchase.cancelled") {
    return { subject: `Cancelled: purchase order ${number}`, preview: "Please do not send it.", heading: `Please do not send ${number}`, blocks: [{ kind: "text", text: `We called off purchase order ${number}. If it is on its way already, write to us.` }] };
  }
  const total = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return {
    subject: `Purchase order ${number} from Alderway Home`, preview: `${lines.length} items for ${place}, ${money(total)}.`, heading: `Purchase order ${number}`,
    blocks: [
      { kind: "text", text: `To ${supplier}: please deliver these to ${place}.` },
      { kind: "facts", rows: [{ label: "Order", value: number }, { label: "Deliver to", value: `${place}, ${address}` }, { label: "Expected", value: expected_on ? calendarWords(expected_on) : "–" }, ...(by ? [{ label: "Ordered by", value: by }] : [])] },
      { kind: "lines", rows: lines.map((line) => ({ title: line.title, detail: `${line.sku} · Quantity ${line.units}`, amount: money(line.amountMinor), image: null })) },
      { kind: "totals", rows: [{ label: "Total", amount: money(total), isTotal: true }] },
      ...(note ? [{ kind: "text" as const, text: note }] : []),
      { kind: "text", text: "Write this number on the delivery note. If the day cannot be kept, answer this mail." },
    ],
  };
}
