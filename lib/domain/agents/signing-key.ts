import { createECDH, createHash, createPrivateKey, hkdfSync, type KeyObject } from "node:crypto";
import { env } from "@/lib/kernel/env";

export type OwnKey = { privateKey: KeyObject; jwk: { kid: string; kty: "EC"; crv: "P-256"; x: string; y: string; use: "sig"; alg: "ES256" } };

let made: { secret: string; key: OwnKey } | undefined;

/** Order of P-256's group (SEC 2, secp256r1). */
const order = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/** The key that signs what we send to agents: made from the shop's secret, so every instance has the same and none is stored. */
export function ownSigningKey(): OwnKey {
  const secret = env().AUTH_SECRET;
  if (made?.secret === secret) return made.key;
  // 48 bytes reduced to 32: the bias is below 2^-128 (FIPS 186-5, A.2.1).
  const wide = BigInt(`0x${Buffer.from(hkdfSync("sha256", secret, "", "ucp signing key", 48)).toString("hex")}`);
  const scalar = Buffer.from(((wide % (order - 1n)) + 1n).toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33, 65).toString("base64url")];
  // RFC 7638: the key's own fingerprint names it.
  const kid = createHash("sha256").update(JSON.stringify({ crv: "P-256", kty: "EC", x, y })).digest("base64url").slice(0, 16);
  const key: OwnKey = { privateKey: createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y, d: scalar.toString("base64url") } }), jwk: { kid, kty: "EC", crv: "P-256", x, y, use: "sig", alg: "ES256" } };
  made = { secret, key };
  return key;
}
