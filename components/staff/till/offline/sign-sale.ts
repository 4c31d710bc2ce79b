import type { z } from "zod";
import { fromOwnHandler } from "@/components/staff/counter/read-own";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import { salesOfAKey, type IssuedKey, type offlineBody } from "@/lib/domain/till/offline-sale";
import type { TillStore } from "./till-store";

type Body = z.input<typeof offlineBody>;
/** A sale without what its key adds to it. */
export type SaleFacts = Omit<Body, "keyId" | "sequence" | "previous" | "number">;

const curve = { name: "ECDSA", namedCurve: "P-256" };

/** Has a key at hand before the network goes: the first one, and a new one when half of its numbers are given and none of them waits. */
export const readyKey = (store: TillStore): Promise<void> => navigator.locks.request("till.sign", async () => {
  const known = await store.read("key");
  if (known && (known.sequence < salesOfAKey / 2 || (await store.queue()).length > 0)) return;
  const pair = await crypto.subtle.generateKey(curve, false, ["sign", "verify"]);
  const { x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const answer = await fetch("/api/staff/till/key", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ publicKey: { kty: "EC", crv: "P-256", x, y } }) }).catch(() => null);
  if (!answer?.ok) return;
  await store.keep("key", { ...fromOwnHandler<IssuedKey>(await answer.json()), sequence: 0, previous: "", privateKey: pair.privateKey });
});

/** Numbers, chains and signs a sale and puts it into the queue, once however often it is pressed; null when this register has no number left to give. */
export const signSale = (store: TillStore, facts: SaleFacts, receipt: Omit<Receipt, "number">): Promise<Receipt | null> => navigator.locks.request("till.sign", async () => {
  const known = (await store.queue()).find(({ saleId }) => saleId === facts.saleId);
  if (known) return known.receipt;
  const key = await store.read("key");
  const number = key?.numbers[key.sequence];
  if (!key || number === undefined) return null;
  const sequence = key.sequence + 1;
  const body: Body = { ...facts, keyId: key.keyId, sequence, previous: key.previous, number };
  const text = new TextEncoder().encode(JSON.stringify(body));
  const [signature, hash] = await Promise.all([crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, text), crypto.subtle.digest("SHA-256", text)]);
  const numbered = { ...receipt, number };
  await store.add({ keyId: key.keyId, sequence, saleId: facts.saleId, entry: { body: JSON.stringify(body), signature: base64url(signature) }, receipt: numbered }, { ...key, sequence, previous: base64url(hash) });
  return numbered;
});

const base64url = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
