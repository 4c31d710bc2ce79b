import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { costAt, figuresOf, isSame, replay, type BackTestFigures } from "./back-test";
import { getRoutingRules } from "./get-routing-rules";
import { listPastShipments } from "./list-past-shipments";
import type { RoutingDecision } from "./routing";

/** A shipment that the draft would have sent otherwise; `savedMinor` is what its landed cost falls by. */
export type ChangedShipment = { number: string; placedAt: string; published: string[]; draft: string[]; savedMinor: number | null };
export type BackTest = { days: number; shipments: number; hasDraft: boolean; version: number; published: BackTestFigures; draft: BackTestFigures; changed: number; most: ChangedShipment[] };

/**
 * The draft and the published rules over the deliveries ordered in the last days, side by side: each routes by its own
 * rates, and what both did is costed at the draft's. Reads only.
 */
export async function getBackTest(by: Permit<"routing.edit">, { days }: { days: number }, from: Reader = db): Promise<BackTest> {
  const rules = await getRoutingRules(by, from);
  const shipments = await listPastShipments(sql`o.placed_at > shop_clock() - make_interval(days => ${days})`, from);
  const published = replay(shipments, rules.published.rules);
  const draft = replay(shipments, rules.draft.rules);
  const { costs } = rules.draft.rules;
  const changed = shipments.flatMap(({ number, placedAtMs }, index): ChangedShipment[] => {
    const [before, after] = [published[index], draft[index]];
    if (!before || !after || isSame(before.decision, after.decision)) return [];
    const [was, becomes] = [costAt(costs, before), costAt(costs, after)];
    return [{ number, placedAt: new Date(placedAtMs).toISOString(), published: namesOf(before.decision), draft: namesOf(after.decision), savedMinor: was && becomes ? was.totalMinor - becomes.totalMinor : null }];
  });
  return {
    days, shipments: shipments.length, hasDraft: rules.draft.revision > 0, version: rules.published.version, published: figuresOf(published, costs), draft: figuresOf(draft, costs), changed: changed.length,
    most: changed.sort((a, b) => Math.abs(b.savedMinor ?? 0) - Math.abs(a.savedMinor ?? 0)).slice(0, 10),
  };
}

const namesOf = ({ parts }: RoutingDecision): string[] => parts.map(({ locationName }) => locationName);
