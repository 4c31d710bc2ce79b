import { transaction } from "@/db/client";
import type { AgentProfile } from "@/lib/domain/agents/agent-profile";
import type { AgentHeader } from "@/lib/domain/agents/agent-header";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { getKnownAgent, type KnownAgent } from "@/lib/domain/agents/get-known-agent";
import type { House } from "@/lib/domain/agents/house";
import { knowAgent } from "@/lib/domain/agents/know-agent";
import { verifyRequest, type SignedMessage } from "@/lib/domain/agents/message-signature";
import { asVersion, newestVersion, protocolVersions, type ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import { fetchProfile } from "@/lib/domain/agents/transport-agents";
import { systemPermit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";

export type MetAgent = { agent: KnownAgent; profile: AgentProfile | null; version: ProtocolVersion; isSigned: boolean };

/** Strangers' profiles that are fetched in a minute, whoever they are: a flood of invented ones fetches no more. */
const profilesPerMinute = 120;

/**
 * Who asks: the profile that the request names, in the version it speaks, proved by a signature where it publishes keys.
 * @throws AgentRefusal with the protocol's code
 */
export async function meetAgent(request: Request, header: AgentHeader, body: string, house: House): Promise<MetAgent> {
  const asked = header.version;
  if (asked && !asked.known) throw unsupported(house, asked.asked);
  const agent = await known(header, house);
  if (agent.isBlocked) throw new AgentRefusal(403, "profile_not_trusted", "This profile may not shop here.");
  const version = asked?.known ?? (agent.profile ? asVersion(agent.profile.version) : house.primary);
  if (!version) throw unsupported(house, agent.profile?.version ?? "");
  return { agent, profile: agent.profile, version, isSigned: proveSender(request, body, agent, house) };
}

const guestUrl = "urn:mcp:guest";

/**
 * An assistant that names no profile: most programs that speak MCP have none. All are one agent, which can be blocked as
 * such; what one of them began, only who knows its id goes on with.
 */
export async function meetGuest(): Promise<MetAgent> {
  const agent = (await getKnownAgent(guestUrl)) ?? (await transaction((tx) => knowAgent(tx, systemPermit("mcp"), { profileUrl: guestUrl, profile: null, ttlSeconds: 0 })));
  if (agent.isBlocked) throw new AgentRefusal(403, "profile_not_trusted", "Assistants without a profile may not shop here.");
  return { agent, profile: null, version: newestVersion, isSigned: false };
}

function unsupported(house: House, version: string): AgentRefusal {
  return new AgentRefusal(house.primary === "2026-04-08" ? 422 : 400, "version_unsupported", `Version ${version} is not supported. This business supports ${protocolVersions.join(", ")}.`);
}

async function known(header: AgentHeader, house: House): Promise<KnownAgent> {
  const url = header.profile && header.profile.length <= 1_000 && URL.canParse(header.profile) ? new URL(header.profile) : null;
  if (!url || (url.protocol !== "https:" && !(house.isInsideAllowed && url.protocol === "http:"))) {
    // A trial's test of versions names no profile at all.
    if (house.isTrial && header.version) return transaction((tx) => knowAgent(tx, systemPermit("ucp"), { profileUrl: "urn:ucp:nameless", profile: null, ttlSeconds: 0 }));
    throw new AgentRefusal(400, "invalid_profile_url", "UCP-Agent must name your profile: profile=\"https://…\".");
  }
  const seen = await getKnownAgent(url.href);
  if (seen?.isFresh || seen?.isBlocked) return seen;
  if (!(await transaction((tx) => withinLimit(tx, { key: "ucp:profiles", max: profilesPerMinute, windowMinutes: 1 })))) throw new AgentRefusal(503, "profile_unreachable", "Too many new profiles right now. Try again in a minute.", 60);
  const fetched = await fetchProfile(url.href, house.isInsideAllowed);
  if (fetched.is !== "found") throw new AgentRefusal(noProfile[fetched.is].status, noProfile[fetched.is].code, fetched.why);
  return transaction((tx) => knowAgent(tx, systemPermit("ucp"), { profileUrl: url.href, profile: fetched.profile, ttlSeconds: fetched.ttlSeconds }));
}

const noProfile = { refused: { status: 400, code: "invalid_profile_url" }, unreachable: { status: 424, code: "profile_unreachable" }, malformed: { status: 422, code: "profile_malformed" } };

/** Who publishes keys signs: else anybody could name their profile. Returns whether the sender is proved. */
function proveSender(request: Request, body: string, { profile }: KnownAgent, house: House): boolean {
  const hasKeys = (profile?.signingKeys.length ?? 0) > 0;
  const isGiven = request.headers.has("signature-input");
  if (!isGiven && !hasKeys && !house.requiresSignatures) return false;
  if (!isGiven && house.isTrial) return false;
  const url = new URL(request.url);
  const message: SignedMessage = { method: request.method, authority: new URL(house.url).host, path: url.pathname, query: url.search, headers: (name) => request.headers.get(name), body };
  verifyRequest(message, profile?.signingKeys ?? [], Math.floor(Date.now() / 1000));
  return true;
}
