import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { env } from "@/lib/kernel/env";
import type { CustomerId } from "@/lib/kernel/ids";
import { queueMessage } from "./queue-message";

type Answered = { customer_id: CustomerId; email: string | null; name: string; body: string; answer: string; by: string; title: string; slug: string };

/** Job: brings an answer to who asked; to everybody else it stands on the product's page. */
export async function sendAnswerMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows: [told] } = await db.execute<Answered>(sql`
    select c.id as customer_id, c.email, c.name, q.body, q.answer, q.answered_by_name as by, p.title, p.slug
    from event e join product_question q on q.id = (e.payload ->> 'questionId')::uuid join customer c on c.id = q.customer_id join product p on p.id = q.product_id where e.id = ${eventId} and q.status = 'answered'`);
  const { email } = told ?? {};
  if (!told || !email) return;
  await transaction((tx) => queueMessage(tx, by, {
    dedupeKey: `event:${eventId}`, template: "question_answered", recipient: email, customerId: told.customer_id, orderId: null, facts: {},
    mail: {
      subject: `Your question about ${told.title}`, preview: told.answer.slice(0, 90), heading: `${told.name.split(" ")[0] ?? told.name}, here is the answer`,
      blocks: [
        { kind: "text", text: `You asked: “${told.body}”` },
        { kind: "text", text: told.answer },
        { kind: "text", text: `${told.by}, Alderway Home` },
        { kind: "button", label: `See ${told.title}`, href: `${env().APP_URL.replace(/\/$/, "")}/products/${told.slug}` },
      ],
    },
  }));
}
