import { randomBytes } from "node:crypto";
import type { Tx } from "@/db/client";
import type { StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Permit } from "./permit";
import { requestAccountLink } from "./request-account-link";
import { createStaff, type StaffDraft } from "./save-staff";

/**
 * Hires someone without choosing their password: nobody knows the first one, and a mail with a link lets them set their own.
 * @throws Refusal `invalid` with the field
 */
export async function inviteStaff(tx: Tx, by: Permit<"team.manage">, input: StaffDraft & { email: string }): Promise<{ staffId: StaffId }> {
  const staffId = await createStaff(tx, by, { ...input, password: randomBytes(24).toString("base64url") }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "email_taken") throw new Refusal("invalid", { fields: ["email: Somebody has an account with this e-mail already."] });
    throw error;
  });
  await requestAccountLink(tx, by, { email: input.email, purpose: "reset_password" });
  return { staffId };
}
