import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { checkPin } from "./check-pin";
import { mayStaff } from "./permission";
import { permit, storeScope, type Permit } from "./permit";
import type { PinAnswer } from "./pin";
import { lockRegister } from "./rows";

/** Unlocks a register for one person, in place of whoever had it. @throws Refusal `not_found` when this browser is no register, `forbidden` for a role that does not sell */
export async function takeSeat(tx: Tx, by: Permit<"till.unlock">, input: { deviceHash: string | null; staffId: StaffId; pin: string }): Promise<PinAnswer> {
  const register = await lockRegister(tx, storeScope(by), input.deviceHash);
  if (!register) throw new Refusal("not_found");
  const checked = await checkPin(tx, by, { registerId: register.id, locationId: register.locationId, staffId: input.staffId, pin: input.pin });
  if (!checked.isRight) return checked;
  if (!mayStaff(checked.person, "till.sell")) throw new Refusal("forbidden");
  await tx.execute(sql`update register set seat_staff_id = ${input.staffId}, seat_seen_at = shop_clock() where id = ${register.id}`);
  await record(tx, permit(checked.person, "till.unlock", by), { kind: "till.unlocked", locationId: register.locationId, subject: `register:${register.id}` });
  return { isRight: true };
}
