import { createHash } from "node:crypto";
import type { z } from "zod";
import { transaction } from "@/db/client";
import { hasUnstorableText } from "@/lib/actions/door";
import { claimAnswer, forgetKey, rememberAnswer, type AnswerKey, type RememberedAnswer } from "@/lib/domain/identity/remember-answer";
import { systemPermit, type Permit } from "@/lib/domain/identity/permit";
import type { ApiScope } from "@/lib/domain/integrations/api-key";
import { useApiKey, type KeyInUse } from "@/lib/domain/integrations/use-api-key";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { ownFault, problem, readJson } from "../endpoint";
import { openApi } from "./openapi";
import { operations } from "./operations";
import { permitOf, type Caller, type Operation } from "./v1";

const json = { "content-type": "application/json", "cache-control": "no-store" };
type Found = { operation: Operation; params: Record<string, string> };

/** The integrators' API: a key in the Authorization header, JSON both ways, problem details (RFC 9457) for a no. */
export async function answerV1(request: Request, path: readonly string[]): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? newId<string>();
  if (path.join("/") === "openapi.json" && request.method === "GET") return new Response(JSON.stringify(openApi()), { headers: { ...json, "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } });
  let limits: Record<string, string> = {};
  const answer = await (async () => {
    try {
      const key = await transaction((tx) => useApiKey(tx, systemPermit("api"), bearerOf(request)));
      limits = { "ratelimit-limit": String(key.rate), "ratelimit-remaining": String(Math.max(0, key.left)), "ratelimit-reset": String(key.seconds) };
      if (key.left < 0) {
        limits["retry-after"] = String(key.seconds);
        return problem("too_many_attempts", { minutes: 1 }, requestId);
      }
      return await perform(request, path, key, requestId);
    } catch (error) {
      if (error instanceof Refusal) return problem(error.code, error.facts, requestId);
      log.error({ err: error, requestId, path: path.join("/") }, "an answer of the API failed");
      return ownFault(requestId);
    }
  })();
  for (const [name, value] of Object.entries({ ...limits, "x-request-id": requestId })) answer.headers.set(name, value);
  if (answer.status === 401) answer.headers.set("www-authenticate", 'Bearer realm="Throughline"');
  return answer;
}

async function perform(request: Request, path: readonly string[], key: KeyInUse, requestId: string): Promise<Response> {
  const found = find(request.method, path);
  if (!found) throw new Refusal("not_found");
  const { operation, params } = found;
  const caller: Caller = { actor: key.actor, requestId };
  const by = permitOf(caller, operation.can);
  const query = parse(operation.query, Object.fromEntries(new URL(request.url).searchParams));
  if (!operation.body) {
    const read = await operation.run(caller, { params, query, body: null }, null);
    if (read === null) throw new Refusal("not_found");
    return new Response(JSON.stringify(operation.answer.parse(read)), { headers: json });
  }
  const raw = await readJson(request);
  const { status, body, isRepeated } = await once(request, key, operation, path, raw, by, async (tx) => operation.answer.parse(await operation.run(caller, { params, query, body: parse(operation.body, raw) }, tx)));
  return new Response(body, { status, headers: { ...json, ...(isRepeated && { "idempotent-replayed": "true" }) } });
}

/** A write is done once for each idempotency key, and its repetition is answered word for word. @throws Refusal `invalid` without a key, `key_reused`, `in_progress` */
async function once(request: Request, { apiKeyId }: KeyInUse, operation: Operation, path: readonly string[], raw: unknown, by: Permit<ApiScope>, work: (tx: Parameters<typeof claimAnswer>[0]) => Promise<unknown>): Promise<RememberedAnswer & { isRepeated: boolean }> {
  const given = request.headers.get("idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{8,200}$/.test(given)) throw new Refusal("invalid", { reason: "Send an Idempotency-Key of 8 to 200 signs, a new one for each thing to be done." });
  const key: AnswerKey = { scope: `api:${apiKeyId}:${operation.method} ${path.join("/")}`, key: given, bodyHash: createHash("sha256").update(JSON.stringify(raw)).digest("hex") };
  const known = await transaction((tx) => claimAnswer(tx, by, key));
  if (known) return { ...known, isRepeated: true };
  try {
    return await transaction(async (tx) => {
      const answer = { status: 200, body: JSON.stringify(await work(tx)) };
      await rememberAnswer(tx, by, key, answer);
      return { ...answer, isRepeated: false };
    });
  } catch (error) {
    await transaction((tx) => forgetKey(tx, by, key));
    throw error;
  }
}

function find(method: string, path: readonly string[]): Found | null {
  if (hasUnstorableText(path)) return null;
  for (const operation of operations) {
    const wanted = operation.path.slice(1).split("/");
    if (operation.method !== method || wanted.length !== path.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, n) => {
      const given = path[n] ?? "";
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name) params[name] = given;
      return name ? given.length <= 100 : part === given;
    });
    if (fits) return { operation, params };
  }
  return null;
}

const bearerOf = (request: Request): string => /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";

function parse(schema: z.ZodType | null, raw: unknown): unknown {
  if (hasUnstorableText(raw)) throw new Refusal("invalid", { reason: "The text contains signs that cannot be kept." });
  const parsed = schema?.safeParse(raw);
  if (!parsed?.success) throw new Refusal("invalid", { reason: "Some fields are not right.", fields: (parsed?.error.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`) });
  return parsed.data;
}
