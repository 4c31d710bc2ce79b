import { createServer, type IncomingMessage } from "node:http";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";

type Intent = Record<string, unknown> & { id: string; status: string; amount: number; amount_received: number; amount_capturable: number; customer: string; currency: string; created: number; metadata: Record<string, string>; payment_method: string; latest_charge: Record<string, unknown> | null };
type Reply = { status: number; body: unknown };
type Asked = { method: string; path: string; fields: Record<string, string>; key: string | undefined };

export type StripeServer = { url: string; asked: Asked[]; intents: Map<string, Intent>; /** What happens to the next request that fits: it is carried out, and the answer lost, or refused with a status. */ disturb(path: RegExp, how: "lose" | number): void; approve(intentId: string, isApproved: boolean): void; expire(intentId: string): void; close(): Promise<void> };

/** A server that speaks what we use of Stripe's HTTP: form-encoded requests, bearer keys, JSON objects and errors, idempotency by key and parameters. */
export async function startStripe(): Promise<StripeServer> {
  const [customers, intents, refunds, replies] = [new Map<string, { id: string; metadata: Record<string, string> }>(), new Map<string, Intent>(), [] as Record<string, unknown>[], new Map<string, { hash: string; reply: Reply }>()];
  const asked: Asked[] = [];
  let trouble: { path: RegExp; how: "lose" | number } | null = null;
  let clock = 1_800_000_000;
  const id = (prefix: string) => `${prefix}_${randomBytes(9).toString("hex")}`;
  const no = (status: number, type: string, code: string, more: object = {}): Reply => ({ status, body: { error: { type, code, ...more } } });
  const missing = no(404, "invalid_request_error", "resource_missing");

  function begin(fields: Record<string, string>): Reply {
    const method = fields["payment_method"] ?? "";
    const isRenewal = fields["off_session"] === "true";
    const amount = Number(fields["amount"]);
    const intent: Intent = { id: id("pi"), object: "payment_intent", status: "requires_capture", amount, amount_received: 0, amount_capturable: amount, customer: fields["customer"] ?? "", currency: fields["currency"] ?? "", created: clock++, metadata: metadataOf(fields), payment_method: method, latest_charge: chargeOf(method) };
    intents.set(intent.id, intent);
    if (method === "pm_card_declined_always" || (isRenewal && method === "pm_card_declines_later")) {
      Object.assign(intent, { status: "requires_payment_method", amount_capturable: 0 });
      return no(402, "card_error", "card_declined", { decline_code: "insufficient_funds", payment_intent: intent });
    }
    if (method === "pm_card_asks_bank" && !isRenewal) Object.assign(intent, { status: "requires_action", amount_capturable: 0, next_action: { type: "redirect_to_url", redirect_to_url: { url: `https://hooks.stripe.com/${intent.id}` } } });
    return { status: 200, body: intent };
  }

  function capture(intent: Intent, fields: Record<string, string>): Reply {
    const amount = Number(fields["amount_to_capture"]);
    if (intent.status !== "requires_capture") return no(400, "invalid_request_error", intent["isExpired"] ? "charge_expired_for_capture" : "payment_intent_unexpected_state");
    if (amount > intent.amount_capturable) return no(400, "invalid_request_error", "amount_too_large");
    const isFinal = fields["final_capture"] !== "false";
    Object.assign(intent, { amount_received: intent.amount_received + amount, amount_capturable: isFinal ? 0 : intent.amount_capturable - amount, status: isFinal ? "succeeded" : "requires_capture", metadata: { ...intent.metadata, ...metadataOf(fields) } });
    return { status: 200, body: intent };
  }

  function answer({ method, path, fields }: Asked): Reply {
    const [, collection, subject, act] = path.slice(3).split("/");
    if (collection === "customers") {
      const customer = subject ? customers.get(subject) : { id: id("cus"), metadata: {} };
      if (!customer) return missing;
      Object.assign(customer.metadata, metadataOf(fields));
      customers.set(customer.id, customer);
      return { status: 200, body: customer };
    }
    if (collection === "refunds") {
      const about = intents.get(fields["payment_intent"] ?? "");
      if (method === "GET") return { status: 200, body: { object: "list", data: refunds.filter((one) => one["payment_intent"] === fields["payment_intent"]) } };
      const charge = about?.latest_charge;
      if (!about || !charge || Number(fields["amount"]) > about.amount_received - Number(charge["amount_refunded"])) return no(400, "invalid_request_error", "charge_already_refunded");
      charge["amount_refunded"] = Number(charge["amount_refunded"]) + Number(fields["amount"]);
      const refund = { id: id("re"), object: "refund", status: "succeeded", amount: Number(fields["amount"]), payment_intent: about.id, metadata: metadataOf(fields) };
      refunds.push(refund);
      return { status: 200, body: refund };
    }
    if (!subject) return method === "GET" ? { status: 200, body: { object: "list", data: [...intents.values()].filter((one) => one.customer === fields["customer"]).toReversed() } } : begin(fields);
    const intent = intents.get(subject);
    if (!intent) return missing;
    if (act === "capture") return capture(intent, fields);
    if (act === "cancel") return intent.status === "succeeded" || intent.status === "canceled" ? no(400, "invalid_request_error", "payment_intent_unexpected_state") : { status: 200, body: Object.assign(intent, { status: "canceled", amount_capturable: 0 }) };
    return { status: 200, body: Object.assign(intent, { metadata: { ...intent.metadata, ...metadataOf(fields) } }) };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const one = await read(request);
      asked.push(one);
      const known = one.key === undefined ? undefined : replies.get(one.key);
      const hash = JSON.stringify([one.path, one.fields]);
      const disturbed = trouble?.path.test(`${one.method} ${one.path}`) ? trouble.how : null;
      if (disturbed !== null) trouble = null;
      let reply: Reply;
      if (request.headers.authorization !== "Bearer sk_test_alderway") reply = no(401, "invalid_request_error", "api_key_invalid");
      else if (typeof disturbed === "number") reply = no(disturbed, "api_error", "");
      else if (known) reply = known.hash === hash ? known.reply : no(400, "idempotency_error", "");
      else {
        // An idempotent answer is the one of then, whatever became of the object since.
        const made = answer(one);
        reply = { status: made.status, body: JSON.parse(JSON.stringify(made.body)) as unknown };
      }
      if (one.key !== undefined && reply.status < 500 && reply.status !== 401 && !known) replies.set(one.key, { hash, reply });
      if (disturbed === "lose") return response.destroy();
      response.writeHead(reply.status, { "content-type": "application/json" }).end(JSON.stringify(reply.body));
    })();
  });
  await new Promise<void>((done) => { server.listen(0, "127.0.0.1", done); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, intents,
    disturb: (path, how) => { trouble = { path, how }; },
    approve: (intentId, isApproved) => {
      const intent = intents.get(intentId);
      if (intent) Object.assign(intent, isApproved ? { status: "requires_capture", amount_capturable: intent.amount } : { status: "requires_payment_method", last_payment_error: { code: "payment_intent_authentication_failure" } }, { next_action: null });
    },
    expire: (intentId) => { const intent = intents.get(intentId); if (intent) Object.assign(intent, { status: "canceled", amount_capturable: 0 }); },
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }),
  };
}

const chargeOf = (method: string) => ({ id: "ch", amount_refunded: 0, payment_method_details: { card: { capture_before: 1_900_000_000, multicapture: { status: method === "pm_card_many_captures" ? "available" : "unavailable" } } } });

const metadataOf = (fields: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => { const key = /^metadata\[(.+)\]$/.exec(name)?.[1]; return key ? [[key, value]] : []; }));

async function read(request: IncomingMessage): Promise<Asked> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const url = new URL(request.url ?? "/", "http://localhost");
  const form = request.method === "GET" ? url.searchParams : new URLSearchParams(body);
  const key = request.headers["idempotency-key"];
  return { method: request.method ?? "", path: url.pathname, fields: Object.fromEntries(form), key: typeof key === "string" ? key : undefined };
}
