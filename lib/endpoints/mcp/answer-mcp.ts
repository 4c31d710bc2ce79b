import { createMcpHandler, isLegacyRequest, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import { z } from "zod";
import { readAgentHeader, type AgentHeader } from "@/lib/domain/agents/agent-header";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { house as ownHouse, type House } from "@/lib/domain/agents/house";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { addressOf, limit, readText, requestsPerMinute } from "@/lib/endpoints/ucp/limits";
import { meetAgent, meetGuest } from "@/lib/endpoints/ucp/meet-agent";
import { signAnswer } from "@/lib/endpoints/ucp/sign-answer";
import { shopServer, type Visitor } from "./shop-server";

/** Assistants without a profile that share an address: many people may sit behind one. */
const guestCallsPerMinute = 120;

/**
 * The shop as tools (Model Context Protocol, streamable HTTP): UCP's own binding, plus stores and availability. Each
 * request stands for itself, so any instance answers; both the handshake of 2025 and the revision of 2026-07-28 are spoken.
 */
export async function answerMcp(request: Request): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? newId<string>();
  if (request.method === "OPTIONS") return withHeaders(new Response(null, { status: 204 }), requestId);
  let message: Message = {};
  try {
    if (request.method !== "POST") throw new AgentRefusal(405, "method_not_allowed", "Send POST requests: there are no sessions, and nothing is streamed by itself.");
    const house = ownHouse();
    const raw = await readText(request);
    await limit(`ucp:from:${addressOf(request)}`, 4 * requestsPerMinute, house);
    message = readMessage(raw);
    const visitor = message.method === "tools/call" ? await meet(request, raw, message, house, requestId) : null;
    return withHeaders(await answer(request, raw, message, house, visitor), requestId);
  } catch (error) {
    if (!(error instanceof AgentRefusal)) log.error({ err: error, requestId, tool: message.params?.name }, "an assistant's request failed");
    return withHeaders(errorAnswer(message, error instanceof AgentRefusal ? error : new AgentRefusal(500, "internal_error", "Something went wrong on our side.")), requestId);
  }
}

const messageShape = z.object({
  id: z.union([z.string(), z.number()]).optional(), method: z.string().optional(),
  params: z.object({ name: z.string().optional(), arguments: z.object({ meta: z.object({ "ucp-agent": z.object({ profile: z.string().optional() }).optional() }).optional() }).optional() }).optional(),
});
type Message = z.output<typeof messageShape>;

/** What the frame must know of a message; whether it is right, the library says. */
function readMessage(raw: string): Message {
  try {
    return messageShape.catch({}).parse(JSON.parse(raw));
  } catch {
    return {};
  }
}

async function meet(request: Request, raw: string, message: Message, house: House, requestId: string): Promise<Visitor> {
  const header = agentOf(request, message);
  const isGuest = header === null;
  if (isGuest) await limit(`mcp:guest:${addressOf(request)}`, guestCallsPerMinute, house);
  const met = header ? await meetAgent(request, header, raw, house) : await meetGuest();
  if (!isGuest) await limit(`ucp:agent:${met.agent.agentId}`, requestsPerMinute, house);
  return { house, version: met.version, profile: met.profile, isSigned: met.isSigned, isGuest, caller: { agentId: met.agent.agentId, requestId } };
}

/** The header as over REST, or the profile that the arguments name; null for neither. */
function agentOf(request: Request, message: Message): AgentHeader | null {
  const header = request.headers.get("ucp-agent");
  if (header !== null) return readAgentHeader(header);
  const profile = message.params?.arguments?.meta?.["ucp-agent"]?.profile;
  return profile === undefined ? null : { profile, version: null };
}

async function answer(request: Request, raw: string, message: Message, house: House, visitor: Visitor | null): Promise<Response> {
  if (message.method === "subscriptions/listen") throw new AgentRefusal(404, "method_not_found", "Nothing here changes by itself: there is nothing to listen to.");
  const headers = new Headers(request.headers);
  // Every answer is one JSON document, so what else a client can read does not matter.
  headers.set("accept", "application/json, text/event-stream");
  const whole = new Request(request.url, { method: "POST", headers, body: raw });
  const given = await serve(whole, house, visitor);
  if (message.params?.name !== "complete_checkout") return given;
  const body = await given.text();
  const proof = new Headers(given.headers);
  signAnswer(proof, given.status, body);
  return new Response(body, { status: given.status, headers: proof });
}

async function serve(request: Request, house: House, visitor: Visitor | null): Promise<Response> {
  if (!(await isLegacyRequest(request))) return createMcpHandler(() => shopServer(house.name, visitor), { legacy: "reject" }).fetch(request);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await shopServer(house.name, visitor).connect(transport);
  return transport.handleRequest(request);
}

/** UCP's table of what stands before an answer, in JSON-RPC's numbers. */
const numberOf: Record<string, number> = {
  invalid_profile_url: -32001, profile_unreachable: -32001, profile_malformed: -32001, version_unsupported: -32001, digest_mismatch: -32600, algorithm_unsupported: -32600, request_too_large: -32600, method_not_found: -32601, internal_error: -32603,
};

function errorAnswer({ id }: Message, { status, code, content, retryAfterSeconds }: AgentRefusal): Response {
  const data = { code, content, ...(retryAfterSeconds !== null && { retry_after: retryAfterSeconds }) };
  const headers = { ...(retryAfterSeconds !== null && { "retry-after": String(retryAfterSeconds) }), ...(status === 405 && { allow: "POST, OPTIONS" }) };
  return Response.json({ jsonrpc: "2.0", id: id ?? null, error: { code: numberOf[code] ?? -32000, message: content, data } }, { status, headers });
}

/** No cookie counts here, so pages of other sites may ask too. */
function withHeaders(given: Response, requestId: string): Response {
  const headers = new Headers(given.headers);
  for (const [name, value] of Object.entries({
    "cache-control": "no-store", "x-request-id": requestId, "access-control-allow-origin": "*", "access-control-allow-methods": "POST, OPTIONS", "access-control-expose-headers": "retry-after, x-request-id",
    "access-control-allow-headers": "accept, authorization, content-type, last-event-id, mcp-method, mcp-name, mcp-protocol-version, mcp-session-id, ucp-agent, idempotency-key, content-digest, signature, signature-input",
  })) headers.set(name, value);
  return new Response(given.body, { status: given.status, headers });
}
