import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import type { RoutingDecision } from "./routing";

export type KeptDecision = RoutingDecision & { fulfillmentId: FulfillmentId; ruleSetVersion: number; decidedAt: string };

/** Why these parts are sent from where they are; pickups and parts from before decisions were kept have none. */
export async function listRoutingDecisions(_by: Permit<"orders.view">, fulfillmentIds: readonly FulfillmentId[], from: Reader = db): Promise<KeptDecision[]> {
  const { rows } = await from.execute<{ kept: KeptDecision }>(sql`
    select decision || jsonb_build_object('fulfillmentId', fulfillment_id, 'ruleSetVersion', rule_set_version, 'decidedAt', decided_at) as kept
    from routing_decision where fulfillment_id = any(${sql.param(fulfillmentIds)}::uuid[])`);
  return rows.map(({ kept }) => kept);
}
