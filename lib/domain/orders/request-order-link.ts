import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { emailInput } from "@/lib/domain/identity/account-forms";
import type { Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import type { OrderId } from "@/lib/kernel/ids";

export const orderLinkInput = z.object({
  number: z.string().trim().toUpperCase().regex(/^AH-\d{5,9}$/, "An order number looks like AH-100042."),
  email: emailInput.transform((email) => email.toLowerCase()),
});

/**
 * Mails the link to an order to whom it belongs, when number and e-mail fit. The answer is the same in every case, so
 * nobody learns by trying who ordered what. Five mails a day for one order.
 */
export async function requestOrderLink(tx: Tx, by: Permit<"orders.track">, input: z.output<typeof orderLinkInput>): Promise<void> {
  const { rows } = await tx.execute<{ id: OrderId }>(sql`select id from "order" where number = ${input.number} and lower(email) = ${input.email}`);
  const order = rows[0];
  if (!order || !(await withinLimit(tx, { key: `order-link:${order.id}`, max: 5, windowMinutes: 24 * 60 }))) return;
  await record(tx, by, { kind: "order.link_requested", orderId: order.id });
}
