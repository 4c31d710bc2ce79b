import type { CardBrand } from "./test-cards";

/**
 * What any payment provider must offer. All amounts are integer minor units. Every call carries a key; the same key is the
 * same act, however often it is sent. A call that throws says nothing about what happened: ask `find`.
 */
export interface PaymentGateway {
  readonly name: "test" | "stripe";
  /** Authorizes all parts of a group or none; `token` stands for the card. */
  authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer>;
  /** The truth about a group of which nothing, something or everything is known. */
  find(group: string): Promise<AuthorizeAnswer | { status: "unknown" }>;
  /** Gives back whatever the group authorized, and makes sure that a late request of it authorizes nothing. */
  abandon(group: string): Promise<{ status: "abandoned" }>;
  capture(request: MoneyRequest): Promise<MoneyAnswer>;
  /** Gives authorized money back before it was captured, in whole or in part. */
  void(request: MoneyRequest): Promise<MoneyAnswer>;
  refund(request: MoneyRequest): Promise<MoneyAnswer>;
  /** Keeps what is still authorized for longer, under the same reference. */
  renew(request: { ref: string; key: string }): Promise<RenewAnswer>;
}

export type AuthorizeRequest = {
  group: string;
  token: string;
  currency: string;
  /** A part with a token of its own is paid by that card; the first has none. */
  parts: readonly { key: string; amountMinor: number; token?: string }[];
  card: { brand: CardBrand | null; last4: string | null };
  /** Where a person comes back to after confirming at the bank: a path of this site. */
  returnPath: string;
};

export type AuthorizedPart = { key: string; ref: string; amountMinor: number; expiresAt: Date };
export type AuthorizeAnswer =
  | { status: "authorized"; parts: AuthorizedPart[] }
  | { status: "declined"; code: string }
  /** The person must confirm at the bank; nothing is authorized until then. */
  | { status: "challenge"; url: string };

export type MoneyRequest = { ref: string; amountMinor: number; key: string };
export type MoneyAnswer = { status: "succeeded" } | { status: "failed"; code: "not_found" | "too_much" | "expired" | "key_reused" };
export type RenewAnswer = { status: "renewed"; expiresAt: Date } | { status: "failed"; code: "not_found" | "nothing_left" | "expired" | "declined" };

/** The provider did not answer in time: what was asked may have happened. */
export class GatewaySilence extends Error {
  override readonly name = "GatewaySilence";
}
