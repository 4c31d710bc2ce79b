import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { about, type LockedFulfillment } from "./rows";

/** How the person proved to be the right one. With an ID, `name` is the name on it; `note` says what kind of ID. */
export type HandOverProof = { kind: "code"; code: string } | { kind: "id"; name: string; note: string };
export type ProofRefused = { isHandedOver: false; code: "wrong_code" | "code_locked"; left: number };

const maxFailures = 5;
const lockMinutes = 15;

/** Null when the proof holds. A wrong code counts; the fifth locks codes for 15 minutes, an ID still works. */
export async function checkProof(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, proof: HandOverProof): Promise<ProofRefused | null> {
  if (proof.kind === "id") {
    if (proof.name.trim().length < 2) throw new Refusal("invalid");
    return null;
  }
  const { rows } = await tx.execute<{ is_locked: boolean }>(sql`select coalesce(code_locked_until > shop_clock(), false) as is_locked from fulfillment where id = ${part.id}`);
  if (rows[0]?.is_locked) return { isHandedOver: false, code: "code_locked", left: 0 };
  if (part.pickupCode !== null && proof.code.replace(/\D/g, "") === part.pickupCode) return null;
  const failures = (part.codeLockedUntil === null ? part.codeFailures : 0) + 1;
  const isLocked = failures >= maxFailures;
  await tx.update(fulfillment).set({ codeFailures: isLocked ? 0 : failures, codeLockedUntil: isLocked ? sql`shop_clock() + make_interval(mins => ${lockMinutes})` : null }).where(eq(fulfillment.id, part.id));
  await record(tx, by, { kind: "fulfillment.code_refused", ...about(part), payload: { failures } });
  return { isHandedOver: false, code: isLocked ? "code_locked" : "wrong_code", left: isLocked ? 0 : maxFailures - failures };
}
