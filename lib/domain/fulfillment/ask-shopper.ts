import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record, schedule } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { getExceptionPolicy } from "./get-exception-policy";
import { isDelivery, machineOf } from "./fulfillment-state";
import { about, touched, type LockedFulfillment } from "./rows";

const hoursToChoose = { missing: 24, store_closed: 48 } as const;

/** Puts the decision into the shopper's hands, by mail with a signed link, until a deadline. Asking twice moves the deadline. `reason` is what the shopper reads. */
export async function askShopper(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, question: "missing" | "store_closed", reason: string | null = null): Promise<Date> {
  if (part.status !== "awaiting_shopper" && !machineOf(part.method).may(part.status, "awaiting_shopper")) throw new Refusal("illegal_move");
  const hours = await hoursFor(tx, part, question);
  const [asked] = await tx
    .update(fulfillment)
    .set({ ...touched, status: "awaiting_shopper", shopperQuestion: question, shopperDeadlineAt: sql`shop_clock() + make_interval(hours => ${hours})` })
    .where(eq(fulfillment.id, part.id))
    .returning({ deadline: fulfillment.shopperDeadlineAt, version: fulfillment.version });
  if (!asked?.deadline) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.awaiting_shopper", ...about(part), payload: { question, reason, version: asked.version } });
  await schedule(tx, "expire_shopper_choice", { fulfillmentId: part.id }, asked.deadline, `expire_shopper_choice:${part.id}`);
  return asked.deadline;
}

/** A delivery that no place can send is parked meanwhile, and tried again until its shopper or the deadline decides. */
const hoursFor = async (tx: Tx, part: LockedFulfillment, question: keyof typeof hoursToChoose): Promise<number> =>
  question === "missing" && isDelivery(part.method) ? (await getExceptionPolicy(tx)).parkedDays * 24 : hoursToChoose[question];
