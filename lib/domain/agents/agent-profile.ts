import { z } from "zod";

/** A public key (JWK, RFC 7517) with which an agent signs. Only the curves that the protocol names. */
export type SigningKey = { kid: string; kty: "EC"; crv: "P-256" | "P-384"; x: string; y: string };

/** What we keep of the profile that an agent publishes. */
export type AgentProfile = {
  version: string;
  /** Names of capabilities, each with the versions it is spoken in. */
  capabilities: Record<string, string[]>;
  webhookUrl: string | null;
  allowsSplitGroups: boolean;
  signingKeys: SigningKey[];
};

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const entry = z.looseObject({ version: day, config: z.looseObject({ webhook_url: z.string().max(2_000).optional(), supports_multi_group: z.boolean().optional() }).optional() });
/** Capabilities are a list of named ones in 2026-01-11 and a map from name to entries since. */
const capabilities = z.union([
  z.array(entry.extend({ name: z.string().max(200) })).max(200).transform((list) => Object.fromEntries(list.map((one) => [one.name, [one]]))),
  z.record(z.string().max(200), z.array(entry).max(20)),
]).default({});
const key = z.looseObject({ kid: z.string().min(1).max(200), kty: z.literal("EC"), crv: z.enum(["P-256", "P-384"]), x: z.string().max(200), y: z.string().max(200) });

const document = z.looseObject({ ucp: z.looseObject({ version: day, capabilities }), signing_keys: z.array(z.unknown()).max(50).default([]) });

/** The profile in a fetched document, or null when it is none. Keys of other kinds are left out: nothing of ours checks them. */
export function readAgentProfile(json: unknown): AgentProfile | null {
  const parsed = document.safeParse(json);
  if (!parsed.success) return null;
  const { ucp, signing_keys } = parsed.data;
  const entries = Object.values(ucp.capabilities).flat();
  return {
    version: ucp.version,
    capabilities: Object.fromEntries(Object.entries(ucp.capabilities).map(([name, list]) => [name, list.map((one) => one.version)])),
    webhookUrl: ucp.capabilities["dev.ucp.shopping.order"]?.find((one) => one.config?.webhook_url)?.config?.webhook_url ?? null,
    allowsSplitGroups: entries.some((one) => one.config?.supports_multi_group === true),
    signingKeys: signing_keys.flatMap((one) => {
      const { data } = key.safeParse(one);
      return data ? [{ kid: data.kid, kty: data.kty, crv: data.crv, x: data.x, y: data.y }] : [];
    }),
  };
}
