import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import { newId, type StockWatchId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { watchInput } from "./watch-input";

/** Mails that one address may be promised in a day: nobody fills the box of somebody else. */
const mostADay = 20;

/**
 * Keeps an address until a variant can be had again; asking twice is asking once, with the newer store.
 * @throws Refusal `not_found`, `invalid` without an e-mail, `too_many_attempts`
 */
export async function watchStock(tx: Tx, by: Permit<"cart.use">, { variantId, email: typed, storeId }: z.output<typeof watchInput>): Promise<{ email: string }> {
  const customerId = customerOf(by);
  const { rows } = await tx.execute<{ product_id: string; email: string | null; store: string | null }>(sql`
    select v.product_id, coalesce(${typed}, (select c.email from customer c where c.id = ${customerId})) as email, (select l.id from location l where l.id = ${storeId} and l.can_pickup) as store
    from variant v join product p on p.id = v.product_id where v.id = ${variantId} and v.status = 'active' and p.status = 'active' and not v.is_gift_card`);
  const asked = rows[0];
  if (!asked) throw new Refusal("not_found");
  const { email } = asked;
  if (!email) throw new Refusal("invalid", { field: "email", reason: "Write the e-mail that we tell." });
  if (!(await withinLimit(tx, { key: `watch:${email.toLowerCase()}`, max: mostADay, windowMinutes: 24 * 60 }))) throw new Refusal("too_many_attempts", { minutes: 24 * 60 });
  const { rows: made } = await tx.execute<{ is_new: boolean }>(sql`
    insert into stock_watch (id, variant_id, email, customer_id, location_id, channel) values (${newId<StockWatchId>()}, ${variantId}, ${email}, ${customerId}, ${asked.store}, ${by.channel})
    on conflict (variant_id, lower(email)) do update set location_id = coalesce(excluded.location_id, stock_watch.location_id) returning xmax = 0 as is_new`);
  if (made[0]?.is_new) await record(tx, by, { kind: "watch.added", subject: `product:${asked.product_id}`, payload: { variantId, storeId: asked.store } });
  return { email };
}
