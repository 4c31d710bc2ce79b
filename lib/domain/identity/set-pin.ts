import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import { hashPassword } from "./password";
import type { Permit } from "./permit";

/** Chooses one's own PIN for the registers. */
export async function setPin(tx: Tx, by: Permit<"till.pin">, { pin }: { pin: string }): Promise<void> {
  const { staffId } = by.actor;
  await tx.execute(sql`
    insert into staff_pin (staff_id, pin_hash) values (${staffId}, ${await hashPassword(pin)})
    on conflict (staff_id) do update set pin_hash = excluded.pin_hash, set_at = shop_clock()`);
  await record(tx, by, { kind: "staff.pin_set", subject: `staff:${staffId}` });
}
