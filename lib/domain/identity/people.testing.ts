import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { account, session, staff, staffLocation } from "@/db/schema/identity";
import { customer } from "@/db/schema/customers";
import { asId, newId, type AccountId, type CartId, type CustomerId, type LocationId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import type { Guest, Member, Seller, Staff } from "./actor";
import { hashPassword } from "./password";
import { permit, type Permit } from "./permit";
import { isCompanyWide, type MemberPermission, type Role, type ShopperPermission, type StaffPermission } from "./permission";

export const password = "walnut table, six chairs";

/** Ada, who shops at Alderway and has an account. */
export async function ada(tx: Tx, email = "ada@alderway.example"): Promise<Member> {
  const accountId = newId<AccountId>();
  const customerId = newId<CustomerId>();
  const sessionId = newId<SessionId>();
  await tx.insert(account).values({ id: accountId, email, passwordHash: await hashPassword(password), emailVerifiedAt: sql`shop_clock()` });
  await tx.insert(customer).values({ id: customerId, accountId, name: "Ada Alder", email });
  await tx.insert(session).values({ id: sessionId, accountId, deviceName: "Chrome on Linux", expiresAt: sql`shop_clock() + interval '1 day'` });
  return { kind: "customer", customerId, accountId, sessionId, deviceId: null, cartId: null };
}

/** Someone who works here, in the given stores. */
export async function staffOf(tx: Tx, role: Role, storeIds: LocationId[] = [], name = "Sam Birch"): Promise<Staff> {
  const accountId = newId<AccountId>();
  const staffId = newId<StaffId>();
  const sessionId = newId<SessionId>();
  await tx.insert(account).values({ id: accountId, email: `${staffId}@alderway.example`, passwordHash: await hashPassword(password), emailVerifiedAt: sql`shop_clock()` });
  await tx.insert(staff).values({ id: staffId, accountId, name, role });
  if (storeIds.length > 0) await tx.insert(staffLocation).values(storeIds.map((locationId) => ({ staffId, locationId })));
  await tx.insert(session).values({ id: sessionId, accountId, deviceName: "Console", expiresAt: sql`shop_clock() + interval '1 day'` });
  return { kind: "staff", staffId, accountId, sessionId, name, role, storeIds: isCompanyWide(role) ? "all" : storeIds };
}

/** A store with nothing but a place: for scopes. */
export async function aPlace(tx: Tx, slug = `store-${newId().slice(-8)}`): Promise<LocationId> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone)
    values (gen_random_uuid(), ${slug}, ${slug}, 'store', 'Alderway Test', '1 Main Street', 'Bloomington', 'MN', '55425', 44.85, -93.24, 'America/Chicago') returning id`);
  return asId(rows[0]?.id ?? "");
}

export const guest: Guest = { kind: "guest", deviceId: null, cartId: null };
export const asGuest = <K extends ShopperPermission>(can: K): Permit<K> => permit(guest, can, { channel: "web" });
export const asMember = <K extends MemberPermission | ShopperPermission>(member: Member, can: K): Permit<K> => permit(member, can, { channel: "web" });
export const asStaff = <K extends StaffPermission>(member: Staff, can: K): Permit<K> => permit(member, can, { channel: "store" });

/** Somebody at an unlocked register of a store, with the cart of the sale they are at. */
export const atRegister = <K extends "cart.use" | "orders.place" | "till.sell">(staff: Staff, till: Seller["till"], can: K, cartId: CartId | null = null): Permit<K> => {
  const seller: Seller = { ...staff, till, deviceId: null, cartId };
  return permit(seller, can, { channel: "store" });
};
