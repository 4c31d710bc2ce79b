import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { RegisterFacts } from "@/lib/domain/identity/get-register";
import { listTillPeople } from "@/lib/domain/identity/list-till-people";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { deliveryTermsOf } from "@/lib/domain/pricing/delivery-terms-of";
import { promotionsOf, shopperOf } from "@/lib/domain/pricing/promotions-of";
import { taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import { cashBack, type OrderCash } from "./cash";
import { getDiscountLimits } from "./get-discount-limits";
import { sellsCards } from "./sells-cards";
import type { TillView } from "./till-view";
import { orderCash, waitsAt } from "./waiting-refund";

type Row = Pick<TillView, "store" | "drawer" | "parked" | "taxRates" | "delivery" | "promotions" | "shopper"> & { refunds: (Omit<TillView["refunds"][number], "cashMinor"> & { cash: OrderCash; currency: string })[] };

/** The register that this browser is, as its screen needs it. */
export async function getTill(by: Permit<"till.unlock">, register: RegisterFacts, from: Reader = db): Promise<TillView | null> {
  const { rows } = await from.execute<{ facts: Row }>(sql`
    select jsonb_build_object('store', jsonb_build_object('id', l.id, 'name', l.name, 'country', l.country, 'state', l.state, 'postcode', l.postcode, 'timeZone', l.time_zone, 'addressLine1', l.address_line1, 'city', l.city, 'phone', l.phone),
      'drawer', (select jsonb_build_object('id', d.id, 'status', d.status, 'openedAt', d.opened_at, 'openedBy', t.name, 'varianceMinor', d.counted_minor - d.expected_minor, 'lastSale', (select case when x.voided_at is null and not x.sells_cards then jsonb_build_object('saleId', x.id, 'orderNumber', x.number, 'totalMinor', x.total_minor, 'soldAt', x.placed_at) end
          from (select s.id, s.voided_at, ${sellsCards} as sells_cards, o.number, o.total_minor, o.placed_at from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id where s.session_id = d.id order by o.placed_at desc, o.id desc limit 1) x))
        from cash_session d join staff t on t.id = d.opened_by_staff_id where d.register_id = ${register.registerId} and d.status in ('open', 'counted')),
      'refunds', coalesce((select jsonb_agg(jsonb_build_object('operationId', o.id, 'orderNumber', r.number, 'amountMinor', o.amount_minor, 'cash', ${orderCash}, 'currency', p.currency) order by o.created_at)
        from payment_operation o join payment p on p.id = o.payment_id join "order" r on r.id = p.order_id where ${waitsAt(register.locationId)}), '[]'),
      'parked', coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'label', k.label, 'units', (select sum((i ->> 'quantity')::int) from jsonb_array_elements(k.lines) i), 'by', t.name, 'at', k.at) order by k.at)
        from parked_sale k join staff t on t.id = k.staff_id where k.location_id = l.id), '[]'),
      'promotions', ${promotionsOf(sql`array[]::text[]`, sql`null::text`)}, 'shopper', ${shopperOf(sql`null::uuid`, sql`null::text`)},
      'taxRates', ${taxRatesOf(sql`select l.country, l.state, l.postcode union all select t.country, t.state, '' from tax_rate t where t.country = l.country`)}, 'delivery', ${deliveryTermsOf}) as facts
    from location l where l.id = ${register.locationId}`);
  const facts = rows[0]?.facts;
  if (!facts) return null;
  const { seller } = register;
  return {
    ...facts, refunds: facts.refunds.map(({ cash, currency, ...refund }) => ({ ...refund, cashMinor: cashBack(cash, currency) })), register: { id: register.registerId, name: register.name }, people: await listTillPeople(by, register, from),
    seller: seller && { id: seller.staffId, name: seller.name, role: seller.role, mayApprove: mayStaff(seller, "till.approve") }, limits: await getDiscountLimits(from),
  };
}
