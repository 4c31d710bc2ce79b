import type { AccountId, AgentId, CartId, CustomerId, LocationId, RegisterId, SessionId, StaffId } from "@/lib/kernel/ids";
import type { ActingRole } from "./permission";

/** Someone who is not signed in; the cookie names the cart and the browser. */
export type Guest = { kind: "guest"; deviceId: string | null; cartId: CartId | null };
export type Member = { kind: "customer"; customerId: CustomerId; accountId: AccountId; sessionId: SessionId; deviceId: string | null; cartId: CartId | null };
export type Staff = ActingRole & {
  kind: "staff"; staffId: StaffId; accountId: AccountId; sessionId: SessionId; name: string;
  /** "all" for roles of the whole company. */
  storeIds: readonly LocationId[] | "all";
};
/** A member of staff at a register, unlocked with their PIN; it reaches the cart of the sale that is being paid and no other. */
export type Seller = Staff & { till: { registerId: RegisterId; locationId: LocationId }; deviceId: null; cartId: CartId | null };
/** A buying assistant that shops for somebody; it reaches the cart it opened and no other. */
export type Agent = { kind: "agent"; agentId: AgentId; deviceId: null; cartId: CartId | null };
export type System = { kind: "system"; name: string };

export type Shopper = Guest | Member | Agent | Seller;
export type Actor = Shopper | Staff | System;
