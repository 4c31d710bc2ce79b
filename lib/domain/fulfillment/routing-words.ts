import type { Exclusion, RoutingDecision } from "./routing";
import { rankingLabel } from "./routing-rules";

export const exclusionWords: Record<Exclusion, string> = {
  rejected: "gave it back", kind: "another kind of place", group: "not in the rule’s group", distance: "too far for the rule", capacity: "no capacity left that day", stock: "nothing that could be sent",
};

/** Why these places: "Kent has everything. Warehouses first decided between 3 ways." */
export function reasonWords({ parts, decidedBy, ways, rule }: Pick<RoutingDecision, "parts" | "decidedBy" | "ways" | "rule">): string {
  if (rule === null) return "No rule found places for everything.";
  const where = parts.length === 1 ? `${parts[0]?.locationName ?? "One place"} has everything.` : `No ${decidedBy === "only" ? "" : "better "}single place: ${list(parts.map(({ locationName }) => locationName))} send it together.`;
  if (decidedBy === "only" || decidedBy === null) return parts.length === 1 ? `${where} It was the only way the rule allows.` : where;
  if (decidedBy === "tie") return `${where} All rankings were tied between ${ways} ways; the code of the place decided.`;
  return `${where} “${rankingLabel[decidedBy]}” decided among ${ways} ways.`;
}

const list = (names: readonly string[]): string => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
