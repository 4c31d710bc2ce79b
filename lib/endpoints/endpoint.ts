import type { z } from "zod";
import { transaction, type Tx } from "@/db/client";
import type { Actor } from "@/lib/domain/identity/actor";
import type { Channel } from "@/lib/domain/channel";
import type { Permission } from "@/lib/domain/identity/permission";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { currencyCookie, wantedCurrency, type Currency } from "@/lib/kernel/currency";
import { log } from "@/lib/kernel/log";
import { newId } from "@/lib/kernel/ids";
import { Refusal, type RefusalCode, type RefusalFacts } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";

const statusOf: Partial<Record<RefusalCode, number>> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, not_found: 404, stale_version: 409, key_reused: 409, in_progress: 409, too_many_attempts: 429, gateway_down: 503,
};

type Frame<S extends z.ZodType, K extends Permission> = {
  can: K;
  input: S;
  channel: Channel;
  /** Reads the raw input from the request; throwing a Refusal refuses it. */
  read: (request: Request) => Promise<unknown>;
  actor: (request: Request) => Promise<Actor>;
} & (
  | { run: (tx: Tx, by: Permit<NoInfer<K>>, input: z.output<S>) => Promise<Response>; answer?: never }
  /** A read, or a process with its own transactions. */
  | { answer: (by: Permit<NoInfer<K>>, input: z.output<S>, request: Request) => Promise<Response>; run?: never }
);

/** The door for machines: the same frame as an action's, another credential, problem details (RFC 9457) for a no. */
export function endpoint<S extends z.ZodType, K extends Permission>(frame: Frame<S, K>) {
  return async (request: Request): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? newId<string>();
    try {
      const parsed = frame.input.safeParse(await frame.read(request));
      if (!parsed.success) {
        const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
        return problem("invalid", { fields: Object.entries(fields).map(([k, v]) => `${k}: ${v}`) }, requestId);
      }
      const by = permit<K>(await frame.actor(request), frame.can, { channel: frame.channel, currency: currencyOf(frame.channel, request), requestId });
      const { run } = frame;
      return run ? await transaction((tx) => run(tx, by, parsed.data)) : await frame.answer(by, parsed.data, request);
    } catch (error) {
      if (error instanceof Refusal) return problem(error.code, error.facts, requestId);
      // Next signals its own control flow (prerendering, not found) by thrown values that must pass through.
      if (isControlFlow(error)) throw error;
      log.error({ err: error, requestId, permission: frame.can }, "endpoint failed");
      return ownFault(requestId);
    }
  };
}

/** A browser's cookie says which; everybody else is told the home currency. */
function currencyOf(channel: Channel, request: Request): Currency {
  return wantedCurrency(channel === "web" ? new RegExp(`(?:^|; )${currencyCookie}=(\\w+)`).exec(request.headers.get("cookie") ?? "")?.[1] : undefined);
}

const problemHeaders = { "content-type": "application/problem+json", "cache-control": "no-store" };

export function problem(code: RefusalCode, facts: RefusalFacts, requestId: string): Response {
  const status = statusOf[code] ?? 422;
  return new Response(JSON.stringify({ type: "about:blank", title: say(code, facts), status, code, facts, requestId }), { status, headers: problemHeaders });
}

/** The answer to a failure of ours: it is in the log, under the request's id. */
export const ownFault = (requestId: string): Response =>
  new Response(JSON.stringify({ type: "about:blank", title: "Something went wrong on our side.", status: 500, code: "internal", requestId }), { status: 500, headers: problemHeaders });

/** Reads a JSON body of at most `limit` bytes. @throws Refusal `invalid` */
export async function readJson(request: Request, limit = 64 * 1024): Promise<unknown> {
  const text = await request.text();
  if (text.length > limit) throw new Refusal("invalid", { reason: `The body is larger than ${limit} bytes.` });
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", { reason: "The body is not JSON." });
  }
}

const isControlFlow = (error: unknown): boolean =>
  typeof error === "object" && error !== null && (("digest" in error && typeof error.digest === "string") || ("$$typeof" in error));
