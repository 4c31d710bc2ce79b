import { askOutside, OutgoingRefused, postOutside, type Posted } from "@/lib/kernel/outgoing";
import { readAgentProfile, type AgentProfile } from "./agent-profile";

export type FetchedProfile = { is: "found"; profile: AgentProfile; ttlSeconds: number } | { is: "refused" | "unreachable" | "malformed"; why: string };

const shortestTtl = 60;
const longestTtl = 3_600;

/** The profile that an agent publishes. Redirects are not followed; what is no profile is not believed. */
export async function fetchProfile(url: string, isInsideAllowed: boolean): Promise<FetchedProfile> {
  try {
    const answer = await askOutside({ method: "GET", url, headers: { accept: "application/json" }, timeoutMs: 4_000, mostBytes: 256 * 1024, isInsideAllowed });
    if (answer.status !== 200) return { is: "unreachable", why: `The profile answered ${answer.status}.` };
    const profile = readAgentProfile(asJson(answer.text));
    if (!profile) return { is: "malformed", why: "The profile is not a UCP profile." };
    const asked = Number(/max-age=(\d{1,9})/.exec(answer.headers["cache-control"] ?? "")?.[1] ?? 0);
    return { is: "found", profile, ttlSeconds: Math.min(longestTtl, Math.max(shortestTtl, asked)) };
  } catch (error) {
    if (error instanceof OutgoingRefused) return { is: "refused", why: error.message };
    return { is: "unreachable", why: "The profile could not be fetched." };
  }
}

/** Delivers one event. */
export const postNotice = (url: string, headers: Record<string, string>, body: string, isInsideAllowed: boolean): Promise<Posted> => postOutside({ url, headers, body, timeoutMs: 8_000, isInsideAllowed });

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
