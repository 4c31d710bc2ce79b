import { createHash, createPublicKey, verify } from "node:crypto";
import type { SignedEntry } from "./offline-sale";

export type PublicKey = { kty: "EC"; crv: "P-256"; x: string; y: string };

export const hashOf = (body: string): string => createHash("sha256").update(body).digest("base64url");

/** ECDSA over P-256 with SHA-256, r and s one after the other, as browsers sign (W3C Web Cryptography, 23.7). */
export function isSignedBy(key: PublicKey, { body, signature }: SignedEntry): boolean {
  return verify("sha256", Buffer.from(body), { key: createPublicKey({ key, format: "jwk" }), dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
}
