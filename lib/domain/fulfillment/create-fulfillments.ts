import { randomInt } from "node:crypto";
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId, type FulfillmentLineId, type LocationId, type OrderId, type OrderLineId, type VariantId } from "@/lib/kernel/ids";
import type { FulfillmentMethod } from "./fulfillment-state";
import type { ShipmentRouting } from "./route-shipment";

export type NewFulfillment = {
  /** Planned by the checkout, so that payment, slot and stock can name it before it exists. */
  id: FulfillmentId;
  locationId: LocationId;
  /** Sends a pickup's goods to its store. */
  sourceLocationId?: LocationId | null;
  method: FulfillmentMethod;
  currency: string;
  /** Lines + charge + its tax. */
  totalMinor: number;
  chargeMinor: number;
  chargeTaxMinor: number;
  promisedAt: Date;
  promiseInputs: Record<string, unknown>;
  slot?: { startsAt: Date; endsAt: Date } | null;
  pickupPersonName?: string | null;
  pickupPersonContact?: string | null;
  shipTo?: Record<string, string> | null;
  paidByFulfillmentId?: FulfillmentId | null;
  /** On hold until what was sold ahead has come, expected on that day. */
  awaitsStockOn?: string | null;
  /** Charged already, as at a till: nothing is when it leaves. */
  isPrepaid?: boolean;
  /** Why it is sent from there; kept for staff. */
  routing?: ShipmentRouting | null;
  lines: { id?: FulfillmentLineId; orderLineId: OrderLineId; variantId: VariantId; quantity: number; /** After discount, with tax. */ totalMinor: number; /** Of the total; absent for none. */ taxMinor?: number }[];
};

export type NewFulfillments = { orderId: OrderId; orderNumber: string; parts: readonly NewFulfillment[]; /** Position of the first part in the order's numbers; 1 unless parts are split off later. */ firstPosition?: number };

/** Creates the parts of an order: numbers "AH-100042-1", "-2", …, each pickup with its own six-digit code. */
export async function createFulfillments(tx: Tx, by: Permit<Permission>, input: NewFulfillments): Promise<void> {
  await tx.execute(createFulfillmentsStatement(input));
}

export const createFulfillmentsStatement = (input: NewFulfillments): SQL =>
  sql`with ${createFulfillmentsCtes(input)} select (select count(*) from new_fulfillment) as parts, (select count(*) from new_fulfillment_line) as lines`;

/** Three common table expressions, `new_fulfillment`, `new_fulfillment_line` and `new_routing_decision`, for the WITH of a larger statement, written only if its condition holds. */
export function createFulfillmentsCtes(input: NewFulfillments, onlyIf: SQL = sql`true`): SQL {
  const parts = input.parts.map((part, index) => partRow(input, part, index));
  const lines = input.parts.flatMap((part) => part.lines.map((line) => ({
    id: line.id ?? newId<FulfillmentLineId>(), fulfillment_id: part.id, order_line_id: line.orderLineId, variant_id: line.variantId,
    quantity: line.quantity, total_minor: line.totalMinor, tax_minor: line.taxMinor ?? 0,
  })));
  const decisions = input.parts.flatMap(({ id, routing }) => (routing ? [{ fulfillment_id: id, rule_set_version: routing.ruleSetVersion, decision: { ...routing, ruleSetVersion: undefined } }] : []));
  return sql`new_fulfillment as (
      insert into fulfillment (id, order_id, number, location_id, source_location_id, method, currency, total_minor, charge_minor, charge_tax_minor, promised_at, promise_inputs,
        slot_starts_at, slot_ends_at, pickup_person_name, pickup_person_contact, pickup_code, ship_to, paid_by_fulfillment_id, is_prepaid, status, awaits_stock_on, hold_reason, held_at)
      select id, order_id, number, location_id, source_location_id, method, currency, total_minor, charge_minor, charge_tax_minor, promised_at, promise_inputs,
        slot_starts_at, slot_ends_at, pickup_person_name, pickup_person_contact, pickup_code, ship_to, paid_by_fulfillment_id, is_prepaid, case when awaits_stock_on is not null then 'on_hold' when source_location_id is not null then 'in_transit_to_store' else 'open' end, awaits_stock_on, case when awaits_stock_on is not null then 'awaits_stock' end, case when awaits_stock_on is not null then shop_clock() end
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p(id uuid, order_id uuid, number text, location_id uuid, source_location_id uuid, method text, currency text,
        total_minor integer, charge_minor integer, charge_tax_minor integer, promised_at timestamptz, promise_inputs jsonb, slot_starts_at timestamptz, slot_ends_at timestamptz,
        pickup_person_name text, pickup_person_contact text, pickup_code text, ship_to jsonb, paid_by_fulfillment_id uuid, is_prepaid boolean, awaits_stock_on date)
      where ${onlyIf}
      returning id
    ), new_fulfillment_line as (
      insert into fulfillment_line (id, fulfillment_id, order_line_id, variant_id, quantity, total_minor, tax_minor)
      select id, fulfillment_id, order_line_id, variant_id, quantity, total_minor, tax_minor
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(id uuid, fulfillment_id uuid, order_line_id uuid, variant_id uuid, quantity integer, total_minor integer, tax_minor integer)
      where ${onlyIf}
      returning id
    ), new_routing_decision as (
      insert into routing_decision (fulfillment_id, rule_set_version, decision)
      select fulfillment_id, rule_set_version, decision from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as d(fulfillment_id uuid, rule_set_version integer, decision jsonb)
      where ${onlyIf}
    )`;
}

function partRow(input: NewFulfillments, part: NewFulfillment, index: number) {
  const isPickup = part.method === "pickup" || part.method === "curbside";
  return {
    id: part.id, order_id: input.orderId, number: `${input.orderNumber}-${(input.firstPosition ?? 1) + index}`, location_id: part.locationId, source_location_id: part.sourceLocationId ?? null, method: part.method,
    currency: part.currency, total_minor: part.totalMinor, charge_minor: part.chargeMinor, charge_tax_minor: part.chargeTaxMinor,
    promised_at: part.promisedAt, promise_inputs: part.promiseInputs, slot_starts_at: part.slot?.startsAt ?? null, slot_ends_at: part.slot?.endsAt ?? null,
    pickup_person_name: part.pickupPersonName ?? null, pickup_person_contact: part.pickupPersonContact ?? null,
    pickup_code: isPickup ? newPickupCode() : null, ship_to: part.shipTo ?? null, paid_by_fulfillment_id: part.paidByFulfillmentId ?? null, is_prepaid: part.isPrepaid ?? false, awaits_stock_on: part.awaitsStockOn ?? null,
  };
}

const newPickupCode = () => String(randomInt(0, 1_000_000)).padStart(6, "0");
