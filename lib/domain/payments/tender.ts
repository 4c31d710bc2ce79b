import type { Role } from "@/lib/domain/identity/permission";
import { formatMoney } from "@/lib/kernel/money";

/** What a shopper can pay with, in the order in which it is charged; money goes back in the opposite order. */
export const tenders = ["points", "gift_card", "store_credit", "cash", "card"] as const;
export type Tender = (typeof tenders)[number];

/** That pay one order. */
export const mostGiftCards = 10;

export type StoredValueKind = "gift_card" | "store_credit" | "points";
/** That belong to a customer, who needs no code for them. */
export type OwnValueKind = Exclude<StoredValueKind, "gift_card">;
export type StoredValueStatus = "active" | "blocked";

/** `held` takes value before an order is placed; `released` and `refunded` give it back; `taken_back` ends a sold card, or takes points with what they were earned by. Only points are `earned`, `expired`, and `joined` when two profiles become one. */
export type EntryKind = "issued" | "held" | "released" | "refunded" | "adjusted" | "earned" | "taken_back" | "expired" | "joined";

const entryLabel: Record<Exclude<EntryKind, "adjusted">, string> = {
  issued: "Issued", held: "Spent", released: "Given back, not spent", refunded: "Refunded",
  earned: "Earned", taken_back: "Taken back", expired: "Ended unspent", joined: "Joined with another profile",
};

export const entryWords = ({ kind, amountMinor }: { kind: EntryKind; amountMinor: number }): string => (kind === "adjusted" ? (amountMinor > 0 ? "Added by us" : "Taken off by us") : entryLabel[kind]);

/** Most that a person in this role may add to or take from one balance at once; null: any amount. */
export const staffLimitMinor: Record<Role, number | null> = { associate: 0, store_manager: 20_000, inventory_planner: 0, service_agent: 50_000, merchandiser: 0, admin: null };

/** What one person may issue in a day, over all balances: ten times the limit for one. */
export const dailyLimitMinor = (role: Role): number | null => { const one = staffLimitMinor[role]; return one === null ? null : one * 10; };

/** 16 letters and digits of Crockford's alphabet without I, L, O and U: 80 random bits. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const codeLength = 16;

export const writeCode = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet[byte % 32]).join("").slice(0, codeLength);

/** The code in what was typed or scanned, whatever its case, spaces and hyphens, and with the letters that look like digits read as those; null when it is none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replaceAll("O", "0");
  return new RegExp(`^[${alphabet}]{${codeLength}}$`).test(code) ? code : null;
}

/** "7K2M 9QXR 04TB WZ6P" */
export const showCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");

/** What pays: "Gift card ending in WZ6P", "Visa ending in 4242". */
export function tenderWords({ tender, brand, last4 }: { tender: Tender; brand: string | null; last4: string | null }): string {
  const name = { points: "Points", gift_card: "Gift card", store_credit: "Store credit", cash: "Cash", card: brand ?? "Card" }[tender];
  return last4 ? `${name} ending in ${last4}` : name;
}

/** "1,240 points"; each is a cent, so that any price can be paid with them and any part of it given back. */
export const pointsWords = (points: number): string => `${points.toLocaleString("en-US")} ${points === 1 ? "point" : "points"}`;

export const limitWords = (role: Role, currency: string): string => limitIn(role, (minor) => formatMoney(minor, currency));
export const pointLimitWords = (role: Role): string => limitIn(role, pointsWords);

const limitIn = (role: Role, words: (minor: number) => string): string => { const limit = staffLimitMinor[role]; return limit === null ? "Any amount." : `Up to ${words(limit)} at once.`; };
