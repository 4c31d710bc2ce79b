import { createHash } from "node:crypto";
import { transaction } from "@/db/client";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { refusalDocument } from "@/lib/domain/agents/error-document";
import { house as ownHouse, type House } from "@/lib/domain/agents/house";
import { contentDigest, signMessage } from "@/lib/domain/agents/message-signature";
import type { ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import { ownSigningKey } from "@/lib/domain/agents/signing-key";
import { systemPermit } from "@/lib/domain/identity/permit";
import { claimAnswer, forgetKey, rememberAnswer, type AnswerKey, type RememberedAnswer } from "@/lib/domain/identity/remember-answer";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import type { Answer, Call } from "./call";
import { createCart, endCart, readCart, updateCart } from "./cart";
import { lookUpCatalog, readProduct, searchCatalog } from "./catalog";
import { createCheckout, endCheckout, readCheckout, updateCheckout } from "./checkout";
import { finishCheckout } from "./complete";
import { meetAgent } from "./meet-agent";
import { readOrder } from "./order";

export type Operation = { method: string; path: RegExp; run: (call: Call) => Promise<Answer>; /** Changes something: a key makes its repetition harmless. */ isKeyed?: true };

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

const mostBytes = 128 * 1024;
/** A busy platform stays far below; a loop does not. */
const requestsPerMinute = 600;

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
    const met = await meetAgent(request, raw, house);
    ({ version } = met);
    await limit(`ucp:agent:${met.agent.agentId}`, requestsPerMinute, house);
    const call: Call = {
      house, version, profile: met.profile, isSigned: met.isSigned, caller: { agentId: met.agent.agentId, requestId }, id: operation.id, body: readJson(raw, operation.method), idempotencyKey: keyOf(request, operation),
    };
    return send(await once(call, operation, `${operation.method} ${path}`, raw), requestId, operation.run === finishCheckout);
  } catch (error) {
    if (error instanceof AgentRefusal) return send(refusalAnswer(house, version, error), requestId, false, error.retryAfterSeconds);
    log.error({ err: error, requestId, operation: `${request.method} ${path}` }, "an agent's request failed");
    return send({ status: 500, body: JSON.stringify(refusalDocument(house, version, { code: "internal_error", content: "Something went wrong on our side." })) }, requestId, false);
  }
}

/** Runs the operation, or repeats the answer it gave to this key. Another body under the same key is refused. */
async function once(call: Call, operation: Operation, name: string, raw: string): Promise<RememberedAnswer> {
  if (!operation.isKeyed) return run(call, operation);
  const by = systemPermit("ucp");
  const key: AnswerKey = { scope: `ucp:${call.caller.agentId}:${name}`, key: call.idempotencyKey, bodyHash: createHash("sha256").update(raw).digest("hex") };
  const known = await transaction((tx) => claimAnswer(tx, by, key)).catch((error: unknown) => {
    if (error instanceof Refusal) throw new AgentRefusal(409, error.code === "key_reused" ? "idempotency_conflict" : "idempotency_in_progress", error.code === "key_reused" ? "This idempotency key was used for another request." : "The first request with this key is still running.", 1);
    throw error;
  });
  if (known) return known;
  try {
    const answer = await run(call, operation);
    await transaction((tx) => rememberAnswer(tx, by, key, answer));
    return answer;
  } catch (error) {
    await transaction((tx) => forgetKey(tx, by, key));
    throw error;
  }
}

async function run(call: Call, operation: Operation): Promise<RememberedAnswer> {
  try {
    const { status, document } = await operation.run(call);
    return { status, body: JSON.stringify(document) };
  } catch (error) {
    if (error instanceof AgentRefusal) return refusalAnswer(call.house, call.version, error);
    if (error instanceof Refusal) return refusalAnswer(call.house, call.version, new AgentRefusal(error.code === "not_found" ? 404 : error.code === "gateway_down" ? 503 : 409, error.code, say(error.code, error.facts)));
    throw error;
  }
}

const refusalAnswer = (house: House, version: ProtocolVersion, error: AgentRefusal): RememberedAnswer => ({ status: error.status, body: JSON.stringify(refusalDocument(house, version, error)) });

function send({ status, body }: RememberedAnswer, requestId: string, isSigned: boolean, retryAfter: number | null = null): Response {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store", "x-request-id": requestId });
  if (status === 401) headers.set("www-authenticate", 'Signature realm="ucp"');
  if (retryAfter !== null) headers.set("retry-after", String(retryAfter));
  if (isSigned) {
    headers.set("content-digest", contentDigest(body));
    const proof = signMessage({ status, headers: (name) => headers.get(name), body }, ["@status", "content-digest", "content-type"], ownSigningKey(), Math.floor(Date.now() / 1000));
    for (const [name, value] of Object.entries(proof)) headers.set(name, value);
  }
  return new Response(body, { status, headers });
}

async function limit(key: string, max: number, house: House): Promise<void> {
  if (house.isTrial) return;
  if (!(await transaction((tx) => withinLimit(tx, { key, max, windowMinutes: 1 })))) throw new AgentRefusal(429, "rate_limited", "Too many requests. Wait a minute.", 60);
}

/** First three octets or four groups, as sign-in counts them. */
function addressOf(request: Request): string {
  const address = request.headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address.split(".").slice(0, 3).join(".");
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge();
  const text = await request.text();
  if (text.length > mostBytes) throw tooLarge();
  return text;
}

const tooLarge = (): AgentRefusal => new AgentRefusal(413, "request_too_large", `A body has at most ${mostBytes} bytes.`);

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
