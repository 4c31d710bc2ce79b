import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { asId, isUuid, type AppointmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readLink, signLink } from "@/lib/kernel/signed-link";
import type { AppointmentProof } from "./appointment";

/** The appointment that this shopper may see and change: by its link, or as the member whose it is. @throws Refusal `link_expired`, `not_found` */
export async function proveAppointment(by: Permit<"orders.track">, { token, appointmentId }: AppointmentProof, from: Reader = db): Promise<AppointmentId> {
  if (token) return appointmentOfLink(token);
  const { rows } = await from.execute<{ id: AppointmentId }>(sql`select id from appointment where id = ${appointmentId ?? null}::uuid and customer_id = ${customerOf(by)}::uuid`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0].id;
}

/** Until a month after any time that can be booked. */
const days = 120;
export const appointmentToken = (id: AppointmentId, now: Date): string => signLink("appointment", id, new Date(now.getTime() + days * 86_400_000));

function appointmentOfLink(token: string): AppointmentId {
  const id = readLink("appointment", token, new Date());
  if (!id || !isUuid(id)) throw new Refusal("link_expired");
  return asId<AppointmentId>(id);
}
