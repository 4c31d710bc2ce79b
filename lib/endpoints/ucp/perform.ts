import { createHash } from "node:crypto";
import { transaction } from "@/db/client";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { refusalDocument } from "@/lib/domain/agents/error-document";
import type { House } from "@/lib/domain/agents/house";
import type { ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import { systemPermit } from "@/lib/domain/identity/permit";
import { claimAnswer, forgetKey, rememberAnswer, type AnswerKey, type RememberedAnswer } from "@/lib/domain/identity/remember-answer";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import type { Answer, Call } from "./call";

/** What an agent may ask for, whichever way it asks. */
export type Work = { run: (call: Call) => Promise<Answer>; /** Changes something: a key makes its repetition harmless. */ isKeyed?: true };

/**
 * Does the work, or repeats the answer it gave to this key. Another body under the same key is refused.
 * @throws AgentRefusal 409 `idempotency_conflict`, `idempotency_in_progress`
 */
export async function performOnce(call: Call, work: Work, name: string, raw: string): Promise<RememberedAnswer> {
  if (!work.isKeyed) return perform(call, work);
  const by = systemPermit("ucp");
  const key: AnswerKey = { scope: `ucp:${call.caller.agentId}:${name}`, key: call.idempotencyKey, bodyHash: createHash("sha256").update(raw).digest("hex") };
  const known = await transaction((tx) => claimAnswer(tx, by, key)).catch((error: unknown) => {
    if (error instanceof Refusal) throw new AgentRefusal(409, error.code === "key_reused" ? "idempotency_conflict" : "idempotency_in_progress", error.code === "key_reused" ? "This idempotency key was used for another request." : "The first request with this key is still running.", 1);
    throw error;
  });
  if (known) return known;
  try {
    const answer = await perform(call, work);
    await transaction((tx) => rememberAnswer(tx, by, key, answer));
    return answer;
  } catch (error) {
    await transaction((tx) => forgetKey(tx, by, key));
    throw error;
  }
}

/** Does the work; what the shop refuses becomes an answer in the protocol's words. */
export async function perform(call: Call, { run }: Work): Promise<RememberedAnswer> {
  try {
    const { status, document } = await run(call);
    return { status, body: JSON.stringify(document) };
  } catch (error) {
    if (error instanceof AgentRefusal) return refusalAnswer(call.house, call.version, error);
    if (error instanceof Refusal) return refusalAnswer(call.house, call.version, new AgentRefusal(error.code === "not_found" ? 404 : error.code === "gateway_down" ? 503 : 409, error.code, say(error.code, error.facts)));
    throw error;
  }
}

export const refusalAnswer = (house: House, version: ProtocolVersion, error: AgentRefusal): RememberedAnswer => ({ status: error.status, body: JSON.stringify(refusalDocument(house, version, error)) });
