import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { readAgentHeader } from "@/lib/domain/agents/agent-header";
import { refusalDocument } from "@/lib/domain/agents/error-document";
import { house as ownHouse } from "@/lib/domain/agents/house";
import type { ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import type { RememberedAnswer } from "@/lib/domain/identity/remember-answer";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import type { Call } from "./call";
import { createCart, endCart, readCart, updateCart } from "./cart";
import { lookUpCatalog, readProduct, searchCatalog } from "./catalog";
import { createCheckout, endCheckout, readCheckout, updateCheckout } from "./checkout";
import { finishCheckout } from "./complete";
import { addressOf, limit, readText, requestsPerMinute } from "./limits";
import { meetAgent } from "./meet-agent";
import { readOrder } from "./order";
import { performOnce, refusalAnswer, type Work } from "./perform";
import { signAnswer } from "./sign-answer";

export type Operation = Work & { method: string; path: RegExp };

const shopping: readonly Operation[] = [
  { method: "POST", path: /^checkout-sessions$/, run: createCheckout, isKeyed: true },
  { method: "GET", path: /^checkout-sessions\/([^/]+)$/, run: readCheckout },
  { method: "PUT", path: /^checkout-sessions\/([^/]+)$/, run: updateCheckout, isKeyed: true },
  { method: "POST", path: /^checkout-sessions\/([^/]+)\/complete$/, run: finishCheckout, isKeyed: true },
  { method: "POST", path: /^checkout-sessions\/([^/]+)\/cancel$/, run: endCheckout, isKeyed: true },
  { method: "POST", path: /^carts$/, run: createCart, isKeyed: true },
  { method: "GET", path: /^carts\/([^/]+)$/, run: readCart },
  { method: "PUT", path: /^carts\/([^/]+)$/, run: updateCart, isKeyed: true },
  { method: "POST", path: /^carts\/([^/]+)\/cancel$/, run: endCart, isKeyed: true },
  { method: "POST", path: /^catalog\/search$/, run: searchCatalog },
  { method: "POST", path: /^catalog\/lookup$/, run: lookUpCatalog },
  { method: "POST", path: /^catalog\/product$/, run: readProduct },
  { method: "GET", path: /^orders\/([^/]+)$/, run: readOrder },
];

/** The REST service of the Universal Commerce Protocol: the same frame as every door, in the protocol's own words. */
export async function answerUcp(request: Request, path: string, operations: readonly Operation[] = shopping): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? request.headers.get("request-id")?.slice(0, 64) ?? newId<string>();
  const house = ownHouse();
  let version: ProtocolVersion = house.primary;
  try {
    const candidates = operations.flatMap((one) => {
      const match = one.path.exec(path);
      return match ? [{ ...one, id: match[1] ?? "" }] : [];
    });
    const operation = candidates.find((one) => one.method === request.method);
    if (!operation) throw new AgentRefusal(candidates.length > 0 ? 405 : 404, candidates.length > 0 ? "method_not_allowed" : "not_found", "There is no such operation.");
    const raw = await readText(request);
    await limit(`ucp:from:${addressOf(request)}`, 4 * requestsPerMinute, house);
    const met = await meetAgent(request, readAgentHeader(request.headers.get("ucp-agent")), raw, house);
    ({ version } = met);
    await limit(`ucp:agent:${met.agent.agentId}`, requestsPerMinute, house);
    const call: Call = {
      house, version, profile: met.profile, isSigned: met.isSigned, caller: { agentId: met.agent.agentId, requestId }, id: operation.id, body: readJson(raw, operation.method), idempotencyKey: keyOf(request, operation),
    };
    return send(await performOnce(call, operation, `${operation.method} ${path}`, raw), requestId, operation.run === finishCheckout);
  } catch (error) {
    if (error instanceof AgentRefusal) return send(refusalAnswer(house, version, error), requestId, false, error.retryAfterSeconds);
    log.error({ err: error, requestId, operation: `${request.method} ${path}` }, "an agent's request failed");
    return send({ status: 500, body: JSON.stringify(refusalDocument(house, version, { code: "internal_error", content: "Something went wrong on our side." })) }, requestId, false);
  }
}

function send({ status, body }: RememberedAnswer, requestId: string, isSigned: boolean, retryAfter: number | null = null): Response {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store", "x-request-id": requestId });
  if (status === 401) headers.set("www-authenticate", 'Signature realm="ucp"');
  if (retryAfter !== null) headers.set("retry-after", String(retryAfter));
  if (isSigned) signAnswer(headers, status, body);
  return new Response(body, { status, headers });
}

function readJson(raw: string, method: string): unknown {
  if (raw === "") return method === "GET" ? null : {};
  try {
    return JSON.parse(raw);
  } catch {
    throw new AgentRefusal(400, "invalid_request", "The body is not JSON.");
  }
}

function keyOf(request: Request, operation: Operation): string {
  const key = request.headers.get("idempotency-key") ?? "";
  if (operation.isKeyed && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new AgentRefusal(400, "idempotency_key_required", "Send an Idempotency-Key of up to 200 signs.");
  return key;
}
