import type { z } from "zod";
import { hasUnstorableText } from "@/lib/actions/door";
import { problem, type AgentMessage } from "@/lib/domain/agents/agent-message";
import type { AgentProfile } from "@/lib/domain/agents/agent-profile";
import { AgentRefusal, BusinessNo } from "@/lib/domain/agents/agent-refusal";
import { negotiate, type RootCapability } from "@/lib/domain/agents/capability";
import type { Dialect } from "@/lib/domain/agents/checkout-document";
import { noDocument } from "@/lib/domain/agents/error-document";
import type { House } from "@/lib/domain/agents/house";
import { saysNoByStatus, type ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import type { AgentCaller } from "@/lib/domain/agents/rows";
import { Refusal } from "@/lib/kernel/refusal";

/** One request of a known agent. */
export type Call = { house: House; version: ProtocolVersion; profile: AgentProfile | null; caller: AgentCaller; id: string; body: unknown; isSigned: boolean; idempotencyKey: string };
export type Answer = { status: number; document: object };

/** @throws AgentRefusal 400 naming the first field that is wrong */
export function readBody<S extends z.ZodType>(schema: S, { body }: Pick<Call, "body">, status = 400): z.output<S> {
  if (hasUnstorableText(body)) throw new AgentRefusal(status, "invalid_request", "The body contains text that cannot be kept.");
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AgentRefusal(status, "invalid_request", `$.${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid"}`);
}

/** Answers in what both sides speak; a no of the business in the way of the negotiated version. */
export async function answer(call: Call, root: RootCapability, status: number, work: (dialect: Dialect) => Promise<object>): Promise<Answer> {
  const { house, version, profile } = call;
  const names = negotiate(root, version, profile);
  try {
    if (!names) throw new BusinessNo([problem("capabilities_incompatible", `Your profile does not speak ${root} in version ${version}.`, undefined, "unrecoverable")], 400);
    return { status, document: await work({ house, version, names }) };
  } catch (error) {
    if (error instanceof BusinessNo && saysNoByStatus(version)) throw new AgentRefusal(error.formerStatus, error.messages[0]?.code ?? "not_found", error.messages.map((one) => one.content).join(" "));
    if (error instanceof BusinessNo) return { status: 200, document: noDocument(house, version, root, names ?? [], error.messages) };
    if (error instanceof Refusal && error.code === "in_progress") throw new AgentRefusal(409, "checkout_in_progress", "This checkout is being completed.");
    if (error instanceof Refusal && error.code === "illegal_move") throw new AgentRefusal(409, "checkout_not_modifiable", "This checkout is over.");
    throw error;
  }
}

export const notFound = (what: string): BusinessNo => new BusinessNo([problem("not_found", `${what} not found.`, undefined, "unrecoverable")], 404);
export const no = (messages: readonly AgentMessage[]): BusinessNo => new BusinessNo(messages, 400);
