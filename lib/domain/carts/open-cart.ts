import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CartId } from "@/lib/kernel/ids";

/** A new empty cart that belongs to no member: for a shopper who is known by something else than a cookie. */
export async function openCart(tx: Tx, by: Permit<"cart.use">): Promise<CartId> {
  const id = newId<CartId>();
  await tx.execute(sql`insert into cart (id, channel) values (${id}, ${by.channel})`);
  return id;
}
