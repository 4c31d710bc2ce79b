import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { builtInRules, type RuleSet } from "./routing-rules";

export type RuleSetVersion = { version: number; note: string; publishedAt: string | null; by: string | null };
/** A place that rules can name. */
export type RoutedPlace = { id: LocationId; name: string; kind: string; state: string };
export type RoutingRules = {
  /** Version 0 is the built-in set: nothing was published yet. */
  published: RuleSetVersion & { rules: RuleSet };
  /** Revision 0: no draft is kept, `rules` are those in force. */
  draft: { revision: number; rules: RuleSet; savedAt: string | null; by: string | null };
  /** Newest first, the built-in set at the end. */
  versions: RuleSetVersion[];
  places: RoutedPlace[];
};

type Row = { version: number | null; status: string; rules: RuleSet; note: string; revision: number; by: string | null; publishedAt: string | null; updatedAt: string };

/** What is in force, what is being drafted, what was in force before, and the places that rules can name. */
export async function getRoutingRules(_by: Permit<"routing.edit">, from: Reader = db): Promise<RoutingRules> {
  const { rows } = await from.execute<{ sets: Row[]; places: RoutedPlace[] }>(sql`
    select (select coalesce(jsonb_agg(jsonb_build_object('version', r.version, 'status', r.status, 'rules', r.rules, 'note', r.note, 'revision', r.revision, 'by', s.name, 'publishedAt', r.published_at, 'updatedAt', r.updated_at) order by r.version desc nulls first), '[]')
        from routing_rule_set r left join staff s on s.id = r.saved_by_staff_id) as sets,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'kind', l.kind, 'state', l.state) order by l.kind desc, l.name), '[]') from location l where l.is_active and l.can_ship) as places`);
  const { sets = [], places = [] } = rows[0] ?? {};
  const builtIn: RoutingRules["published"] = { version: 0, note: "Built in", publishedAt: null, by: null, rules: builtInRules };
  const published = sets.find(({ status }) => status === "published");
  const draft = sets.find(({ status }) => status === "draft");
  return {
    published: published ? { ...versionOf(published), rules: published.rules } : builtIn,
    draft: draft ? { revision: draft.revision, rules: draft.rules, savedAt: draft.updatedAt, by: draft.by } : { revision: 0, rules: published?.rules ?? builtInRules, savedAt: null, by: null },
    versions: [...sets.filter(({ status }) => status !== "draft").map(versionOf), { version: 0, note: "Built in", publishedAt: null, by: null }],
    places,
  };
}

const versionOf = ({ version, note, publishedAt, by }: Row): RuleSetVersion => ({ version: version ?? 0, note, publishedAt, by });
