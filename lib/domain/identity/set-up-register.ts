import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import { newId, type LocationId, type RegisterId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { newAccountToken } from "./account-token";
import { storeScope, type Permit } from "./permit";

/** A new register of a store. @throws Refusal `not_found`, `invalid` for a name that is taken there */
export async function createRegister(tx: Tx, by: Permit<"till.manage">, input: { locationId: LocationId; name: string }): Promise<RegisterId> {
  const scope = storeScope(by);
  const id = newId<RegisterId>();
  const { rows } = await tx.execute<{ is_there: boolean; is_new: boolean }>(sql`
    with place as (select id from location where id = ${input.locationId} and kind = 'store' and (${scope === null} or id = any(${sql.param(scope ?? [])}::uuid[]))),
    made as (insert into register (id, location_id, name) select ${id}, id, ${input.name} from place on conflict (location_id, name) do nothing returning id)
    select exists (select from place) as is_there, exists (select from made) as is_new`);
  if (!rows[0]?.is_there) throw new Refusal("not_found");
  if (!rows[0].is_new) throw new Refusal("invalid", { reason: "There is already a register with this name." });
  await record(tx, by, { kind: "register.created", locationId: input.locationId, subject: `register:${id}`, payload: { name: input.name } });
  return id;
}

/** Makes a browser this register, in place of the one that was; returns the secret that the browser keeps. @throws Refusal `not_found` */
export async function pairRegister(tx: Tx, by: Permit<"till.manage">, { registerId }: { registerId: RegisterId }): Promise<{ secret: string }> {
  const scope = storeScope(by);
  const { token, tokenHash } = newAccountToken();
  const { rows } = await tx.execute<{ location_id: LocationId }>(sql`
    update register set device_hash = ${tokenHash}, seat_staff_id = null, seat_seen_at = null
    where id = ${registerId} and is_active and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[])) returning location_id`);
  if (!rows[0]) throw new Refusal("not_found");
  await record(tx, by, { kind: "register.paired", locationId: rows[0].location_id, subject: `register:${registerId}` });
  return { secret: token };
}
