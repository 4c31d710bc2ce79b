import { contentDigest, signMessage } from "@/lib/domain/agents/message-signature";
import { ownSigningKey } from "@/lib/domain/agents/signing-key";

/** Proves by our key what we answered. */
export function signAnswer(headers: Headers, status: number, body: string): void {
  headers.set("content-digest", contentDigest(body));
  const proof = signMessage({ status, headers: (name) => headers.get(name), body }, ["@status", "content-digest", "content-type"], ownSigningKey(), Math.floor(Date.now() / 1000));
  for (const [name, value] of Object.entries(proof)) headers.set(name, value);
}
