import { mostWrongPins } from "@/lib/domain/identity/pin";
import type { TillStore } from "./till-store";

/** A shift: whoever unlocked the register longer ago needs the network again. */
const keptMs = 12 * 3_600_000;
/** OWASP Password Storage Cheat Sheet: PBKDF2 with HMAC-SHA-256. */
const iterations = 600_000;

/** Lets somebody whose PIN the server has just found right unlock this register without network, too. */
export async function keepPin(store: TillStore, staffId: string, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await derive(pin, salt);
  await store.keep("pins", { ...(await store.read("pins")), [staffId]: { salt, hash, until: Date.now() + keptMs, wrong: 0 } });
}

/** Whether it is the PIN; null for somebody whom only the server knows. Tries are counted before they are judged, too many end it. */
export async function isKeptPin(store: TillStore, staffId: string, pin: string): Promise<boolean | null> {
  const pins = (await store.read("pins")) ?? {};
  const kept = pins[staffId];
  if (!kept || kept.until < Date.now() || kept.wrong >= mostWrongPins) return null;
  await store.keep("pins", { ...pins, [staffId]: { ...kept, wrong: kept.wrong + 1 } });
  const isRight = isSame(await derive(pin, kept.salt), kept.hash);
  if (isRight) await store.keep("pins", { ...pins, [staffId]: { ...kept, wrong: 0 } });
  return isRight;
}

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256));
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
