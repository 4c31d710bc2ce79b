import { asVersion, type ProtocolVersion } from "./protocol-version";

/** What the header UCP-Agent says: a dictionary (RFC 8941) with the profile's address and, from some platforms, a version. */
export type AgentHeader = { profile: string | null; version: { asked: string; known: ProtocolVersion | null } | null };

const member = /(?:^|[;,])\s*([a-z*][a-z0-9_\-.*]*)\s*=\s*"((?:[^"\\]|\\["\\])*)"/g;

export function readAgentHeader(value: string | null): AgentHeader {
  const fields = new Map<string, string>();
  for (const [, key = "", text = ""] of (value ?? "").slice(0, 4_000).matchAll(member)) fields.set(key, text.replace(/\\(["\\])/g, "$1"));
  const asked = fields.get("version");
  return { profile: fields.get("profile") ?? null, version: asked === undefined ? null : { asked, known: asVersion(asked) } };
}
