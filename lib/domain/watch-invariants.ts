import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { openTask } from "./fulfillment/open-task";
import type { Permit } from "./identity/permit";
import { invariants } from "./invariants";

/** Job of the night: asks every invariant, and opens one task for each that does not hold. @returns their names */
export async function watchInvariants(by: Permit<"system.run">, rules = invariants): Promise<string[]> {
  const broken: string[] = [];
  for (const rule of rules) {
    const { rows } = await db.execute(sql.raw(rule.sql));
    if (rows.length === 0) continue;
    broken.push(rule.name);
    await transaction((tx) => openTask(tx, by, { kind: "invariant_broken", dedupeKey: `invariant:${rule.name}`, facts: { title: `Figures do not add up: ${rule.name}`, detail: `${rows.length} ${rows.length === 1 ? "row" : "rows"}: ${JSON.stringify(rows[0]).slice(0, 300)}` } }));
  }
  return broken;
}
