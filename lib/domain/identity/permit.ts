import type { Channel } from "@/lib/domain/channel";
import { homeCurrency, type Currency } from "@/lib/kernel/currency";
import type { CartId, CustomerId, LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Actor, Member, Seller, Shopper, Staff, System } from "./actor";
import { isStaffPermission, isTillPermission, mayStaff, memberPermissions, shopperPermissions, tillShopperPermissions, type MemberPermission, type Permission, type ShopperPermission, type StaffPermission, type SystemPermission, type TillPermission } from "./permission";

declare const proof: unique symbol;

type ActorOf<K extends Permission> =
  | (K extends TillPermission ? Seller : K extends StaffPermission ? Staff : never)
  | (K extends ShopperPermission ? Shopper : never)
  | (K extends MemberPermission ? Member : never)
  | (K extends SystemPermission ? System : never);

/** Proof that this actor may do this kind of thing. Only `permit()` makes one; which row, SQL says. */
export type Permit<K extends Permission> = {
  readonly can: K;
  readonly actor: ActorOf<K>;
  readonly channel: Channel;
  /** In which prices are shown and asked. */
  readonly currency: Currency;
  readonly requestId: string | null;
  readonly [proof]: true;
};

export type PermitContext = { channel: Channel; currency?: Currency; requestId?: string | null };

/** @throws Refusal `unauthenticated` when signing in could help, `forbidden` when it could not. */
export function permit<K extends Permission>(actor: Actor, can: K, context: PermitContext): Permit<K> {
  if (!mayActor(actor, can)) throw new Refusal(actor.kind === "guest" || (actor.kind === "customer" && isStaffPermission(can)) ? "unauthenticated" : "forbidden");
  // The one cast to Permit: `mayActor` has just shown that the actor is of the kind the permission asks for.
  return { can, actor, channel: context.channel, currency: context.currency ?? homeCurrency, requestId: context.requestId ?? null } as unknown as Permit<K>;
}

export function mayActor(actor: Actor, can: Permission): boolean {
  if (isTillPermission(can)) return isSeller(actor) && mayStaff(actor, can);
  if (isStaffPermission(can)) return actor.kind === "staff" && mayStaff(actor, can);
  if (can === "system.run") return actor.kind === "system";
  if (memberPermissions.includes(can)) return actor.kind === "customer";
  if (actor.kind === "staff") return isSeller(actor) && tillShopperPermissions.includes(can);
  return shopperPermissions.includes(can) && (actor.kind === "guest" || actor.kind === "customer" || actor.kind === "agent");
}

const isSeller = (actor: Actor): actor is Seller => actor.kind === "staff" && "till" in actor;

/** A permit for what the machine does by itself, named for the audit. */
export const systemPermit = (name: string): Permit<"system.run"> => permit({ kind: "system", name }, "system.run", { channel: "device" });

/** Stores in reach: null means every store. Use it in the WHERE of every scoped lookup. */
export function storeScope(by: Permit<StaffPermission>): readonly LocationId[] | null {
  return by.actor.storeIds === "all" ? null : by.actor.storeIds;
}

export const customerOf = (by: Permit<ShopperPermission | MemberPermission>): CustomerId | null => (by.actor.kind === "customer" ? by.actor.customerId : null);
export const cartOf = (by: Permit<ShopperPermission>): CartId | null => by.actor.cartId;
