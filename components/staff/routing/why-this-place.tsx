import { Disclosure } from "@/components/ui/disclosure";
import type { KeptDecision } from "@/lib/domain/fulfillment/list-routing-decisions";
import { reasonWords } from "@/lib/domain/fulfillment/routing-words";
import { CandidateTable } from "./candidate-table";

/** The decision of the routing about one part, as it was made. */
export function WhyThisPlace({ decision, place, currency }: { decision: KeptDecision; place: string; currency: string }) {
  const { routing, rule, passed, places, ruleSetVersion, instead } = decision;
  return (
    <Disclosure title={<span className="text-sm">Why {place}?</span>} className="border-t border-b-0 px-4" isWide>
      <p className="text-ink">{instead && `${instead.place} ${instead.isByHand ? "was to send it, until somebody moved it" : "gave it back"} (${instead.reason}). `}{reasonWords(decision)}</p>
      <p className="mt-1 mb-4 text-xs">
        {ruleSetVersion === 0 ? "Built-in rules" : `Rules version ${ruleSetVersion}`} · {routing} → {[...passed, rule].filter(Boolean).join(" → ")} · {places === 1 ? "one place" : `${places} places`} had some of it
      </p>
      <CandidateTable caption={`Places considered, ${place}`} decision={decision} currency={currency} />
    </Disclosure>
  );
}
