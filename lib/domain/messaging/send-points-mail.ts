import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { earnWords } from "@/lib/domain/loyalty/loyalty-policy";
import { pointsWords } from "@/lib/domain/payments/tender";
import { homeCurrency } from "@/lib/kernel/currency";
import { env } from "@/lib/kernel/env";
import type { CustomerId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

type Told = { customer_id: CustomerId; email: string | null; name: string; points: number | null; at: string | null; tier: string | null; rate: number };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** Job: tells a member that points end soon, or of the tier they have reached. */
export async function sendPointsMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows: [told] } = await db.execute<Told>(sql`
    select c.id as customer_id, c.email, c.name, (e.payload ->> 'points')::integer as points, e.payload ->> 'at' as at, e.payload ->> 'tier' as tier, t.points_per_hundred as rate
    from event e join customer c on c.id = e.customer_id join loyalty_member m on m.customer_id = c.id join loyalty_tier t on t.id = m.tier_id where e.id = ${eventId}`);
  const { email } = told ?? {};
  if (!told || !email) return;
  const mail = told.tier ? tierMail(told, told.tier) : endingMail(told, told.points ?? 0);
  await transaction((tx) => queueMessage(tx, by, { dedupeKey: `event:${eventId}`, template: told.tier ? "tier_reached" : "points_ending", recipient: email, customerId: told.customer_id, orderId: null, mail, facts: {} }));
}

function endingMail({ name, at }: Told, points: number): Mail {
  const worth = formatMoney(points, homeCurrency);
  return {
    subject: `${pointsWords(points)} end soon`, preview: `They are worth ${worth} until then.`, heading: `${firstOf(name)}, your points are waiting`,
    blocks: [
      { kind: "text", text: `${pointsWords(points)} on your account end soon${at ? `, the first of them on ${day.format(new Date(at))}` : ""}. They pay ${worth} of your next order, online and at every till.` },
      pointsButton(),
    ],
  };
}

function tierMail({ name, rate }: Told, tier: string): Mail {
  return {
    subject: `You have reached ${tier}`, preview: `From now on you earn ${earnWords(rate)}.`, heading: `Welcome to ${tier}, ${firstOf(name)}`,
    blocks: [{ kind: "text", text: `What you bought in the last year has brought you to ${tier}. From now on you earn ${earnWords(rate)}, online and in every store.` }, pointsButton()],
  };
}

const firstOf = (name: string): string => name.split(" ")[0] ?? name;
const pointsButton = (): Mail["blocks"][number] => ({ kind: "button", label: "See my points", href: `${env().APP_URL.replace(/\/$/, "")}/account/points` });
