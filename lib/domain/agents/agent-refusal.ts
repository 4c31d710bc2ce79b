import type { AgentMessage } from "./agent-message";

/** The protocol's own no: a status and a code that agents know. Nothing has happened when it is thrown. */
export class AgentRefusal extends Error {
  override readonly name = "AgentRefusal";
  constructor(readonly status: number, readonly code: string, readonly content: string, readonly retryAfterSeconds: number | null = null) {
    super(content);
  }
}

/**
 * The business says no and has nothing to show: since 2026-04-08 an answer with messages, before that a status. What was
 * begun is rolled back.
 */
export class BusinessNo extends Error {
  override readonly name = "BusinessNo";
  constructor(readonly messages: readonly AgentMessage[], readonly formerStatus: number) {
    super(messages[0]?.content ?? "no");
  }
}
