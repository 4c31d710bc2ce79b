import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { wallClock } from "@/lib/kernel/clock";
import { env } from "@/lib/kernel/env";
import { asId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

type Shared = { customer_id: string; email: string | null; name: string; cart_id: string; staff: string | null; lines: { title: string; detail: string; image: string | null }[] };

const openMs = 7 * 86_400_000;

/** Job: the link with which a shopper pays for the cart that an associate filled. */
export async function sendCartMail(by: Permit<"system.run">, input: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<Shared>(sql`
    select c.id as customer_id, c.email, c.name, k.id as cart_id, s.name as staff,
      (select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'detail', concat_ws(' · ', nullif(v.title, ''), 'Quantity ' || l.quantity),
          'image', (select m.src from media m where m.product_id = p.id order by (m.variant_id = v.id) desc nulls last, m.position limit 1)) order by l.added_at), '[]')
        from cart_line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id where l.cart_id = k.id) as lines
    from event e join customer c on c.id = e.customer_id join cart k on k.id = (e.payload ->> 'cartId')::uuid left join staff s on s.id::text = e.actor_id
    where e.id = ${input.eventId}`);
  const shared = rows[0];
  if (!shared?.email) return;
  const base = env().APP_URL.replace(/\/$/, "");
  const token = signLink("shared_cart", shared.cart_id, new Date(wallClock().getTime() + openMs));
  const first = shared.name.split(" ")[0] ?? "";
  const mail: Mail = {
    subject: "Your cart from Alderway Home", preview: `${shared.staff ?? "We"} put it together for you.`, heading: `${first}, here is what you talked about`,
    blocks: [
      { kind: "text", text: `${shared.staff ?? "A colleague"} put these in your cart. Change what you like, then pay when it suits you.` },
      { kind: "lines", rows: shared.lines.map((line) => ({ title: line.title, detail: line.detail, amount: "", image: line.image ? `${base}${line.image}` : null })) },
      { kind: "button", label: "Open my cart", href: `${base}/cart/shared/${token}` },
      { kind: "text", text: "The link works for seven days." },
    ],
  };
  await transaction((tx) => queueMessage(tx, by, { dedupeKey: `event:${input.eventId}`, template: "cart_shared", recipient: shared.email ?? "", customerId: asId(shared.customer_id), orderId: null, mail, facts: { cartId: shared.cart_id } }));
}
