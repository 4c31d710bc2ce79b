import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, pickupPass } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { PassId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, type LockedFulfillment } from "./rows";

/** How the person proved to be the right one. With an ID, `name` is the name on it; `note` says what kind of ID. */
export type HandOverProof = { kind: "code"; code: string } | { kind: "id"; name: string; note: string } | { kind: "pass"; code: string };
export type ProofRefused = { isHandedOver: false; code: "wrong_code" | "code_locked"; left: number };

const maxFailures = 5;
const lockMinutes = 15;

/** Null when the proof holds; a pass is used up by it. A wrong code counts; the fifth locks codes for 15 minutes, an ID still works. @throws Refusal `pass_used`, `pass_revoked` */
export async function checkProof(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, proof: HandOverProof): Promise<ProofRefused | null> {
  if (proof.kind === "id") {
    if (proof.name.trim().length < 2) throw new Refusal("invalid");
    return null;
  }
  const pass = proof.kind === "pass" ? await findPass(tx, part, proof.code) : null;
  const { rows } = await tx.execute<{ is_locked: boolean }>(sql`select coalesce(code_locked_until > shop_clock(), false) as is_locked from fulfillment where id = ${part.id}`);
  if (rows[0]?.is_locked) return { isHandedOver: false, code: "code_locked", left: 0 };
  if (pass) return spendPass(tx, by, pass);
  if (proof.kind === "code" && part.pickupCode !== null && proof.code.replace(/\D/g, "") === part.pickupCode) return null;
  const failures = (part.codeLockedUntil === null ? part.codeFailures : 0) + 1;
  const isLocked = failures >= maxFailures;
  await tx.update(fulfillment).set({ codeFailures: isLocked ? 0 : failures, codeLockedUntil: isLocked ? sql`shop_clock() + make_interval(mins => ${lockMinutes})` : null }).where(eq(fulfillment.id, part.id));
  await record(tx, by, { kind: "fulfillment.code_refused", ...about(part), payload: { failures } });
  return { isHandedOver: false, code: isLocked ? "code_locked" : "wrong_code", left: isLocked ? 0 : maxFailures - failures };
}

type Pass = { id: PassId; name: string };

/** A pass of another order is as wrong as no pass at all. */
async function findPass(tx: Tx, part: LockedFulfillment, code: string): Promise<Pass | null> {
  const [pass] = await tx.select().from(pickupPass).where(and(eq(pickupPass.code, code), eq(pickupPass.fulfillmentId, part.id)));
  if (pass?.usedAt) throw new Refusal("pass_used");
  if (pass?.revokedAt) throw new Refusal("pass_revoked");
  return pass ?? null;
}

async function spendPass(tx: Tx, by: Permit<"fulfillment.work">, { id }: Pass): Promise<null> {
  await tx.update(pickupPass).set({ usedAt: sql`shop_clock()`, usedByStaffId: by.actor.staffId }).where(eq(pickupPass.id, id));
  return null;
}
