import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "./permit";
import type { SavedView } from "./saved-view";

/** The caller's own views of a screen, by name. */
export async function listViews(by: Permit<"inventory.view">, screen: "inventory", from: Reader = db): Promise<SavedView[]> {
  const { rows } = await from.execute<SavedView>(sql`select id, name, query from saved_view where staff_id = ${by.actor.staffId} and screen = ${screen} order by lower(name)`);
  return rows;
}
