import { createHash, createPublicKey, sign, timingSafeEqual, verify } from "node:crypto";
import type { SigningKey } from "./agent-profile";
import { AgentRefusal } from "./agent-refusal";
import type { OwnKey } from "./signing-key";

/** The parts of an HTTP message that a signature (RFC 9421) can cover. */
export type SignedMessage = { method?: string; authority?: string; path?: string; query?: string; status?: number; headers: (name: string) => string | null; body: string };

const longestAgeSeconds = 600;
const hashOf = { "P-256": "sha256", "P-384": "sha384" } as const;

/** RFC 9530, over the raw bytes. */
export const contentDigest = (body: string): string => `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

/**
 * Checks who sent a request by the keys of their profile. What must be covered is: method, host, path, query, the agent's
 * profile, the idempotency key and the body. @throws AgentRefusal `signature_invalid`, `key_not_found`, `digest_mismatch`, `algorithm_unsupported`
 */
export function verifyRequest(message: SignedMessage, keys: readonly SigningKey[], nowSeconds: number): void {
  const { components, parameters, signature } = readSignature(message);
  const keyId = /;\s*keyid="([^"]*)"/.exec(parameters)?.[1];
  const key = keys.find((one) => one.kid === keyId);
  if (!keyId || !key) throw new AgentRefusal(401, "key_not_found", `The profile has no key ${keyId ?? "without a name"}.`);
  const named = /;\s*alg="([^"]*)"/.exec(parameters)?.[1];
  if (named && !named.startsWith("ecdsa-p")) throw new AgentRefusal(400, "algorithm_unsupported", `We do not know the algorithm ${named}.`);
  const hasBody = message.body !== "";
  const wanted = ["@method", "@authority", "@path", ...(message.query ? ["@query"] : []), ...["ucp-agent", "idempotency-key"].filter((name) => message.headers(name) !== null), ...(hasBody ? ["content-digest", "content-type"] : [])];
  const missing = wanted.filter((name) => !components.includes(name));
  if (missing.length > 0) throw new AgentRefusal(401, "signature_invalid", `The signature does not cover ${missing.join(", ")}.`);
  const created = Number(/;\s*created=(\d{1,12})/.exec(parameters)?.[1] ?? nowSeconds);
  const expires = Number(/;\s*expires=(\d{1,12})/.exec(parameters)?.[1] ?? nowSeconds + 1);
  if (Math.abs(nowSeconds - created) > longestAgeSeconds || expires < nowSeconds) throw new AgentRefusal(401, "signature_invalid", "The signature is too old.");
  if (hasBody && !sameText(message.headers("content-digest") ?? "", contentDigest(message.body))) throw new AgentRefusal(400, "digest_mismatch", "The digest is not the body's.");
  const publicKey = createPublicKey({ format: "jwk", key: { kty: key.kty, crv: key.crv, x: key.x, y: key.y } });
  if (!verify(hashOf[key.crv], Buffer.from(signatureBase(message, components, parameters)), { key: publicKey, dsaEncoding: "ieee-p1363" }, signature)) throw new AgentRefusal(401, "signature_invalid", `The signature by ${keyId} is not right.`);
}

/** Headers that prove a message of ours. */
export function signMessage(message: SignedMessage, components: readonly string[], key: OwnKey, createdSeconds: number): { "signature-input": string; signature: string } {
  const parameters = `;created=${createdSeconds};keyid="${key.jwk.kid}"`;
  const signature = sign("sha256", Buffer.from(signatureBase(message, components, parameters)), { key: key.privateKey, dsaEncoding: "ieee-p1363" });
  return { "signature-input": `sig1=${inner(components)}${parameters}`, signature: `sig1=:${signature.toString("base64")}:` };
}

/** A detached JWS (RFC 7797) over the body, as versions before 2026-04-08 sign events. */
export function detachedJws(body: string, key: OwnKey): string {
  const header = Buffer.from(JSON.stringify({ alg: "ES256", kid: key.jwk.kid, b64: false, crit: ["b64"] })).toString("base64url");
  const signature = sign("sha256", Buffer.from(`${header}.${body}`), { key: key.privateKey, dsaEncoding: "ieee-p1363" });
  return `${header}..${signature.toString("base64url")}`;
}

const inner = (components: readonly string[]): string => `(${components.map((name) => `"${name}"`).join(" ")})`;

function signatureBase(message: SignedMessage, components: readonly string[], parameters: string): string {
  return [...components.map((name) => `"${name}": ${valueOf(message, name)}`), `"@signature-params": ${inner(components)}${parameters}`].join("\n");
}

function valueOf(message: SignedMessage, name: string): string {
  switch (name) {
    case "@method": return message.method ?? "";
    case "@authority": return message.authority ?? "";
    case "@path": return message.path ?? "";
    case "@query": return message.query ?? "?";
    case "@status": return String(message.status ?? "");
    default: return (message.headers(name) ?? "").trim();
  }
}

function readSignature(message: SignedMessage): { components: string[]; parameters: string; signature: Buffer } {
  const input = message.headers("signature-input");
  const given = message.headers("signature");
  if (!input || !given) throw new AgentRefusal(401, "signature_missing", "This request needs a signature (RFC 9421) by a key of your profile.");
  const [, label = "", list = "", parameters = ""] = /^\s*([a-z*][a-z0-9_\-.*]*)=\(([^()]*)\)([^,]*)/.exec(input) ?? [];
  const components = [...list.matchAll(/"([@a-z0-9-]+)"/g)].map(([, name = ""]) => name);
  const signature = given.split(",").map((one) => one.trim()).find((one) => one.startsWith(`${label}=:`))?.slice(label.length + 2, -1);
  if (!label || !signature || components.length === 0 || new Set(components).size < components.length) throw new AgentRefusal(401, "signature_invalid", "The signature could not be read.");
  return { components, parameters: parameters.trimEnd(), signature: Buffer.from(signature, "base64") };
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
