import { sql } from "drizzle-orm";
import { db, sqlState, transaction, type Tx } from "@/db/client";
import { addUnits, lockForAdding } from "@/lib/domain/fulfillment/add-units";
import { cancelFulfillmentLine } from "@/lib/domain/fulfillment/cancel-fulfillment-line";
import type { Permit } from "@/lib/domain/identity/permit";
import { authorizedPaymentsCte, newPaymentsCte, partKey } from "@/lib/domain/payments/authorization-ctes";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import { closeAttempt } from "@/lib/domain/payments/close-attempt";
import { GatewaySilence, type AuthorizedPart, type PaymentGateway } from "@/lib/domain/payments/gateway";
import { record } from "@/lib/domain/record";
import { log } from "@/lib/kernel/log";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { confirmedOrderEdit } from "./decide-order-edit";
import type { EditPlan } from "./order-edit";
import type { ConfirmEdit } from "./order-edit-input";
import { proveOrder } from "./prove-order";
import { recountCancelled } from "./recount-cancelled";
import { giveBackAttempt } from "./undo-completion";

type By = Permit<"orders.track">;
type Open = { order_id: OrderId; fulfillment_id: FulfillmentId; plan: EditPlan; status: "requested" | "confirmed"; currency: string };

/**
 * The shopper agrees: what is added is authorized first, outside any transaction, then stock, lines and money change in one. Somebody
 * who begins to pick, cancels or confirms meanwhile wins, and the authorization is given back; after a crash the sweeper does that.
 * @throws Refusal `illegal_move`, `in_progress`, `card_declined`, `challenge_required` (a bank that asks cannot be answered here), `card_unclear`, `out_of_stock`, `not_found`
 */
export async function confirmOrderEdit(by: By, input: ConfirmEdit, provider: PaymentGateway = gateway()): Promise<{ orderId: OrderId }> {
  const orderId = await proveOrder(by, input);
  const { rows: [open] } = await db.execute<Open>(sql`
    select e.order_id, e.fulfillment_id, e.plan, e.status, o.currency from order_edit e join "order" o on o.id = e.order_id where e.id = ${input.editId} and e.order_id = ${orderId} and (e.status = 'confirmed' or (e.status = 'requested' and e.expires_at > shop_clock()))`);
  if (open?.status === "confirmed") return { orderId };
  if (!open) throw new Refusal("illegal_move");
  const group = `edit:${input.editId}:${input.idempotencyKey}`;
  const paid = open.plan.addMinor > 0 ? await pay(by, input, open, group, provider) : [];
  try {
    await transaction((tx) => apply(tx, by, input, open, paid));
  } catch (error) {
    if (paid.length > 0) await giveBackAttempt(by, group, "edit_not_made", provider).catch((cause: unknown) => log.warn({ err: cause, editId: input.editId }, "the money of an edit is given back later"));
    throw error;
  }
  return { orderId };
}

async function pay(by: By, input: ConfirmEdit, open: Open, group: string, provider: PaymentGateway): Promise<AuthorizedPart[]> {
  const wanted = sql`select o.checkout_id, coalesce(f.paid_by_fulfillment_id, f.id) as fulfillment_id, ${open.plan.addMinor}::integer as amount_minor, ${open.currency} as currency, ${partKey(group, 1)} as idempotency_key, 'card' as tender, null::uuid as stored_value_id, 0 as card_position,
    (select count(*)::integer from payment p where p.order_id = o.id) + 1 as round from fulfillment f join "order" o on o.id = f.order_id where f.id = ${open.fulfillment_id}`;
  await transaction((tx) => tx.execute(sql`with ${newPaymentsCte(wanted, { gateway: provider.name, cardBrand: input.cardBrand, cardLast4: input.cardLast4 })} select id from new_payment, (select count(*) from held_value) held`)).catch((error: unknown) => { throw sqlState(error) === "23505" ? new Refusal("in_progress") : error; });
  const answer = await provider.authorize({
    group, token: input.paymentToken, currency: open.currency, card: { brand: input.cardBrand, last4: input.cardLast4 }, returnPath: "/orders", parts: [{ key: partKey(group, 1), amountMinor: open.plan.addMinor }],
  }).catch((error: unknown) => { throw error instanceof GatewaySilence ? new Refusal("card_unclear") : error; });
  if (answer.status === "authorized") return answer.parts;
  if (answer.status === "challenge") await provider.abandon(group);
  await transaction((tx) => closeAttempt(tx, by, { group, as: "failed", code: answer.status === "challenge" ? "challenge_required" : "card_declined" }));
  throw new Refusal(answer.status === "challenge" ? "challenge_required" : "card_declined");
}

async function apply(tx: Tx, by: By, { editId }: ConfirmEdit, open: Open, paid: readonly AuthorizedPart[]): Promise<void> {
  const part = await lockForAdding(tx, by, { fulfillmentId: open.fulfillment_id, orderId: open.order_id });
  const { plan, customer_id: customerId } = await confirmedOrderEdit(tx, editId, open.order_id);
  if (plan.added.length > 0) await tx.execute(sql`
    with ${authorizedPaymentsCte(paid, [], open.order_id)}, line as (
      insert into order_line (id, order_id, variant_id, sku, title, variant_title, quantity, unit_price_minor, tax_minor, included_tax_minor, total_minor, tax_rate_ppm)
      select l."orderLineId", ${open.order_id}, l."variantId", l.sku, l.title, l."variantTitle", l.quantity, l."unitMinor", l."taxMinor", coalesce(l."includedTaxMinor", 0), l."totalMinor", l."taxRatePpm"
      from jsonb_to_recordset(${JSON.stringify(plan.added)}::jsonb) as l("orderLineId" uuid, "variantId" uuid, sku text, title text, "variantTitle" text, quantity integer, "unitMinor" integer, "taxMinor" integer, "includedTaxMinor" integer, "totalMinor" integer, "taxRatePpm" integer)
      returning unit_price_minor * quantity as goods, tax_minor as tax, included_tax_minor as included, total_minor as total
    )
    update "order" o set subtotal_minor = o.subtotal_minor + s.goods, tax_minor = o.tax_minor + s.tax, included_tax_minor = o.included_tax_minor + s.included, total_minor = o.total_minor + s.total, version = o.version + 1
    from (select sum(goods)::integer as goods, sum(tax)::integer as tax, sum(included)::integer as included, sum(total)::integer as total, (select count(*) from authorized_payment) as payments from line) s where o.id = ${open.order_id}`);
  await addUnits(tx, by, part, plan.added.map(({ orderLineId, variantId, quantity, totalMinor, taxMinor, includedTaxMinor = 0 }) => ({ orderLineId, variantId, quantity, totalMinor, taxMinor: taxMinor + includedTaxMinor })));
  for (const { orderLineId, quantity } of plan.removed) await cancelFulfillmentLine(tx, by, { fulfillmentId: part.id, orderId: open.order_id, orderLineId, quantity, reason: "order changed" });
  await recountCancelled(tx, by, { orderId: open.order_id, reason: "order changed" });
  await record(tx, by, {
    kind: "order.edit_confirmed", orderId: open.order_id, fulfillmentId: part.id, locationId: part.locationId, customerId, subject: `order_edit:${editId}`,
    variantIds: plan.added.map(({ variantId }) => variantId), payload: { editId, addMinor: plan.addMinor, backMinor: plan.backMinor },
  });
}
