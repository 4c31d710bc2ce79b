import { messageOf } from "./checkout-document";
import type { AgentMessage } from "./agent-message";
import { envelope, type RootCapability } from "./capability";
import type { House } from "./house";
import { saysNoByStatus, type ProtocolVersion } from "./protocol-version";

/** What stands before an answer could be made: protocol, identity, limits. Both spellings of the text, for agents of all versions. */
export function refusalDocument(house: House, version: ProtocolVersion, { code, content }: { code: string; content: string }): object {
  if (!saysNoByStatus(version)) return { code, content, continue_url: house.url };
  return { status: "requires_escalation", code, detail: content, messages: [{ type: "error", code, content, severity: "recoverable" }], continue_url: house.url };
}

/** The business says no and there is no checkout, cart or order to show. */
export function noDocument(house: House, version: ProtocolVersion, root: RootCapability, names: readonly string[], messages: readonly AgentMessage[]): object {
  return { ucp: envelope(house, version, names, root, "error"), messages: messages.map((message) => messageOf(message, version)), continue_url: house.url };
}
