import { transaction } from "@/db/client";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import type { House } from "@/lib/domain/agents/house";
import { withinLimit } from "@/lib/domain/identity/throttle";

/** A busy platform stays far below; a loop does not. */
export const requestsPerMinute = 600;

const mostBytes = 128 * 1024;

/** Counts a request against a limit per minute. A trial has none. @throws AgentRefusal 429 */
export async function limit(key: string, max: number, house: House): Promise<void> {
  if (house.isTrial) return;
  if (!(await transaction((tx) => withinLimit(tx, { key, max, windowMinutes: 1 })))) throw new AgentRefusal(429, "rate_limited", "Too many requests. Wait a minute.", 60);
}

/** First three octets or four groups, as sign-in counts them. */
export function addressOf(request: Request): string {
  const address = request.headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address.split(".").slice(0, 3).join(".");
}

/** @throws AgentRefusal 413 */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge();
  const text = await request.text();
  if (text.length > mostBytes) throw tooLarge();
  return text;
}

const tooLarge = (): AgentRefusal => new AgentRefusal(413, "request_too_large", `A body has at most ${mostBytes} bytes.`);
