import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { isSame } from "./back-test";
import { getRoutingRules } from "./get-routing-rules";
import { listPastShipments } from "./list-past-shipments";
import { route, type RoutingDecision } from "./routing";

export type RoutingTrial = { number: string; placedAt: string; version: number; hasDraft: boolean; published: RoutingDecision; draft: RoutingDecision; isSame: boolean };

/** What the draft and the published rules would decide about one order, by the stock of its moment; null where nothing of it was to be delivered. Reads only. */
export async function getRoutingTrial(by: Permit<"routing.edit">, number: string, from: Reader = db): Promise<RoutingTrial | null> {
  const rules = await getRoutingRules(by, from);
  const [shipment] = await listPastShipments(sql`o.number = ${number}`, from);
  if (!shipment) return null;
  const published = route(shipment, shipment.candidates, rules.published.rules);
  const draft = route(shipment, shipment.candidates, rules.draft.rules);
  return { number: shipment.number, placedAt: new Date(shipment.placedAtMs).toISOString(), version: rules.published.version, hasDraft: rules.draft.revision > 0, published, draft, isSame: isSame(published, draft) };
}
