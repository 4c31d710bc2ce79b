import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import { asStaff } from "@/lib/domain/identity/people.testing";
import type { Permit } from "@/lib/domain/identity/permit";
import { taxOn } from "@/lib/kernel/money";
import { hashOf } from "./entry-signature";
import { issueTillKey } from "./issue-till-key";
import type { RegisterPlace } from "./note-conflict";
import type { IssuedKey, OfflineBody, SignedEntry } from "./offline-sale";
import { openTill, type Till } from "./till.testing";

/** A register that went offline with an open drawer: it signs and chains sales as the browser does. */
export type OfflineTill = Till & { sessionId: OfflineBody["sessionId"]; place: RegisterPlace; sync: Permit<"till.unlock">; key: IssuedKey; sign: (body: OfflineBody) => Promise<SignedEntry>; sell: (more?: Partial<OfflineBody>) => Promise<SignedEntry> };

const p256 = { name: "ECDSA", namedCurve: "P-256" };

export const goOffline = (units: { lamps?: number; mugs?: number } = {}): Promise<OfflineTill> => transaction((tx) => goOfflineIn(tx, units));

export async function goOfflineIn(tx: Tx, units: { lamps?: number; mugs?: number } = {}): Promise<OfflineTill> {
  const pair = await crypto.subtle.generateKey(p256, false, ["sign", "verify"]);
  const till = await openTill(tx, units);
  const key = await issueTillKey(tx, till.by, { publicKey: await publicHalf(pair.publicKey) });
  const sign = async (body: OfflineBody): Promise<SignedEntry> => {
    const text = JSON.stringify(body);
    return { body: text, signature: Buffer.from(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, Buffer.from(text))).toString("base64url") };
  };
  let [sequence, previous] = [0, ""];
  const sell = async (more: Partial<OfflineBody> = {}): Promise<SignedEntry> => {
    sequence += 1;
    const entry = await sign({ ...lampSale(till, key, sequence, previous), sessionId: till.sessionId, ...more });
    previous = hashOf(entry.body);
    return entry;
  };
  return { ...till, key, sign, sell, place: { registerId: till.registerId, locationId: till.shop.seattle }, sync: asStaff(till.mo, "till.unlock") };
}

async function publicHalf(key: CryptoKey) {
  const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", key);
  return { kty: "EC" as const, crv: "P-256" as const, x, y };
}

export const lampLine = (till: Till, quantity = 1, unitMinor = 12_900): OfflineBody["lines"][number] =>
  ({ variantId: till.shop.lamp, quantity, unitMinor, discountMinor: 0, taxRatePpm: 101_000, isTaxIncluded: false, taxMinor: taxOn(unitMinor * quantity, 101_000) });

const lampSale = (till: Till, key: IssuedKey, sequence: number, previous: string): Omit<OfflineBody, "sessionId"> => ({
  keyId: key.keyId, sequence, previous, saleId: randomUUID() as OfflineBody["saleId"], number: key.numbers[sequence - 1] ?? "", staffId: till.ana.staffId, soldAt: new Date().toISOString(), customerId: null, email: null,
  lines: [lampLine(till)], promotions: [], totalMinor: 14_203, receivedMinor: 15_000,
});

/** Orders with what was taken in cash for them, in the order of their numbers. */
export async function cashOrders(from: Pick<Tx, "execute"> = db): Promise<{ number: string; due: number; total: number }[]> {
  const { rows } = await from.execute<{ number: string; due: number; total: number }>(sql`
    select o.number, s.cash_due_minor as due, o.total_minor as total from "order" o join checkout c on c.id = o.checkout_id join till_sale s on s.id = c.cart_id order by length(o.number), o.number`);
  return rows;
}
