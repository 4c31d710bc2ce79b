import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Permit } from "./permit";
import type { SavedView, savedViewInput } from "./saved-view";

const most = 50;

/** Keeps a view of a screen under a name; the same name again replaces it. @throws Refusal `invalid` beyond fifty views */
export async function saveView(tx: Tx, by: Permit<"inventory.view">, input: z.output<typeof savedViewInput>): Promise<SavedView> {
  const { rows } = await tx.execute<SavedView>(sql`
    insert into saved_view (id, staff_id, screen, name, query)
    select ${newId()}, ${by.actor.staffId}, ${input.screen}, ${input.name}, ${input.query}
    where (select count(*) from saved_view where staff_id = ${by.actor.staffId} and screen = ${input.screen} and name <> ${input.name}) < ${most}
    on conflict (staff_id, screen, name) do update set query = excluded.query returning id, name, query`);
  const saved = rows[0];
  if (!saved) throw new Refusal("invalid", { reason: `You have ${most} views. Remove one first.` });
  return saved;
}

/** Forgets one of the caller's own views; one that is gone already is fine. */
export async function removeView(tx: Tx, by: Permit<"inventory.view">, input: { id: string }): Promise<void> {
  await tx.execute(sql`delete from saved_view where id = ${input.id} and staff_id = ${by.actor.staffId}`);
}
