import { createHash } from "node:crypto";
import { partKey } from "./authorization-ctes";
import type { AuthorizeAnswer, AuthorizeRequest, MoneyAnswer, MoneyRequest, PaymentGateway, RenewAnswer } from "./gateway";
import { amount, askStripe, record, text, type StripeAccount, type StripeAnswer, type StripeFields } from "./gateway-stripe-http";
import { authorizedPart, chainOf, liftedMinor, readPlan, writePlan, type GroupPlan, type StripeIntent } from "./stripe-intent";

const done: MoneyAnswer = { status: "succeeded" };
const failed = (code: "not_found" | "too_much" | "expired" | "key_reused"): MoneyAnswer => ({ status: "failed", code });

/**
 * Stripe behind our interface: one PaymentIntent with manual capture for each part of a group, all of one Customer that the group's key
 * names, so that the group is found again by listing that customer's intents (a search would be late). What is asked of Stripe twice
 * carries the same idempotency key. Where a card takes one capture only, the rest is authorized anew without the shopper.
 */
export class StripeGateway implements PaymentGateway {
  readonly name = "stripe";
  constructor(private readonly account: StripeAccount) {}

  async authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer> {
    const customer = await this.#customerOf(request.group);
    const common = { group: request.group, customer, token: request.token, currency: request.currency.toLowerCase(), plan: writePlan(request.parts), returnPath: request.returnPath };
    return this.#goOn(common, readPlan(common.plan), []);
  }

  async find(group: string): Promise<AuthorizeAnswer | { status: "unknown" }> {
    const customer = await this.#customerOf(group);
    const intents = (await this.#intentsOf(customer)).filter((intent) => intent.metadata["root"] === undefined);
    const first = intents[0];
    if (!first) return { status: "unknown" };
    const plan = first.metadata["plan"] ?? "";
    return this.#goOn({ group, customer, token: first.paymentMethod, currency: first.currency, plan, returnPath: first.metadata["return"] ?? "/" }, readPlan(plan), intents);
  }

  /** The mark comes first: a late request of the group sees it and takes back what it authorized. */
  async abandon(group: string): Promise<{ status: "abandoned" }> {
    const customer = await this.#customerOf(group);
    await this.#post(`/v1/customers/${customer}`, { metadata: { abandoned: "yes" } });
    await this.#cancelAll(await this.#intentsOf(customer));
    return { status: "abandoned" };
  }

  async capture({ ref, amountMinor, key }: MoneyRequest): Promise<MoneyAnswer> {
    const chain = await this.#chain(ref);
    const taken = chain.find((intent) => intent.metadata[nameOf(key)] !== undefined);
    if (taken) return this.#keepRest(taken, chain, ref, key);
    const intent = liveOf(chain);
    if (!intent) return failed(chain.length === 0 ? "not_found" : "expired");
    const left = intent.capturableMinor - liftedMinor(intent) - amountMinor;
    if (left < 0) return failed("too_much");
    const answer = await this.#ask("POST", `/v1/payment_intents/${intent.id}/capture`, {
      amount_to_capture: amountMinor, ...(left > 0 && intent.canCaptureAgain && { final_capture: false }), metadata: { [nameOf(key)]: amountMinor }, expand: { 0: "latest_charge" },
    }, key);
    if (!answer.ok) return failed(answer.type === "idempotency_error" ? "key_reused" : answer.code === "charge_expired_for_capture" ? "expired" : "too_much");
    return this.#keepRest(intentOf(answer.body), chain, ref, key);
  }

  /** A card that takes one capture has let go of the rest: it is authorized anew, unless that was done. */
  async #keepRest(taken: StripeIntent, chain: readonly StripeIntent[], ref: string, key: string): Promise<MoneyAnswer> {
    const left = taken.amountMinor - taken.receivedMinor - liftedMinor(taken);
    if (taken.status === "succeeded" && left > 0 && chain.at(-1)?.id === taken.id) await this.#authorizeAnew(taken, ref, left, `${key}:rest`);
    return done;
  }

  /** Stripe lifts an authorization as a whole; a part is noted and never captured. */
  async void({ ref, amountMinor, key }: MoneyRequest): Promise<MoneyAnswer> {
    const chain = await this.#chain(ref);
    const mark = `lift_${nameOf(key)}`;
    const intent = chain.find((one) => one.metadata[mark] !== undefined) ?? liveOf(chain);
    if (!intent) return failed(chain.length === 0 ? "not_found" : "expired");
    const isMarked = intent.metadata[mark] !== undefined;
    const left = intent.capturableMinor - liftedMinor(intent) - (isMarked ? 0 : amountMinor);
    if (left < 0 && !isMarked) return failed("too_much");
    if (!isMarked) await this.#post(`/v1/payment_intents/${intent.id}`, { metadata: { [mark]: amountMinor } });
    if (left > 0 || intent.status !== "requires_capture") return done;
    if (intent.receivedMinor > 0) await this.#post(`/v1/payment_intents/${intent.id}/capture`, { amount_to_capture: 0, final_capture: true }, `${key}:close`);
    else await this.#cancelAll([intent]);
    return done;
  }

  async refund({ ref, amountMinor, key }: MoneyRequest): Promise<MoneyAnswer> {
    const chain = await this.#chain(ref);
    if (chain.length === 0) return failed("not_found");
    const before = (await Promise.all(chain.map((intent) => this.#refundsOf(intent.id)))).flat();
    let left = amountMinor - before.filter((refund) => refund.key === key).reduce((sum, refund) => sum + refund.amountMinor, 0);
    if (left > chain.reduce((sum, intent) => sum + intent.receivedMinor - intent.refundedMinor, 0)) return failed("too_much");
    for (const intent of chain) {
      const share = Math.min(left, intent.receivedMinor - intent.refundedMinor);
      if (share <= 0) continue;
      const answer = await this.#ask("POST", "/v1/refunds", { payment_intent: intent.id, amount: share, metadata: { key } }, `${key}:${intent.id}`);
      if (!answer.ok) return failed(answer.type === "idempotency_error" ? "key_reused" : "too_much");
      left -= share;
    }
    return done;
  }

  /** Stripe prolongs nothing: the rest is authorized anew without the shopper, then the old hold is lifted. */
  async renew({ ref, key }: { ref: string; key: string }): Promise<RenewAnswer> {
    const chain = await this.#chain(ref);
    const known = chain.find((intent) => intent.metadata["renewal"] === nameOf(key));
    const intent = liveOf(chain.filter((one) => one !== known));
    if (!known && !intent) return { status: "failed", code: chain.length === 0 ? "not_found" : "expired" };
    const left = intent ? intent.capturableMinor - liftedMinor(intent) : 0;
    const renewed = known ?? (intent && left > 0 ? await this.#authorizeAnew(intent, ref, left, key) : null);
    if (!renewed) return { status: "failed", code: left > 0 ? "declined" : "nothing_left" };
    if (intent) await this.#cancelAll([intent]);
    return { status: "renewed", expiresAt: authorizedPart("", renewed).expiresAt };
  }

  /** Asks for the parts that are still missing, one after the other; of one that is declined, the others are given back. */
  async #goOn(asked: Asked, plan: GroupPlan, intents: readonly StripeIntent[]): Promise<AuthorizeAnswer> {
    const all = [...intents];
    for (const { position, amountMinor, token = asked.token } of plan) {
      const known = all.find((intent) => intent.metadata["position"] === String(position));
      const intent = known ?? (await this.#begin({ ...asked, token }, position, amountMinor));
      if (!known && intent) all.push(intent);
      if (intent?.status === "requires_action" && intent.challengeUrl) return { status: "challenge", url: intent.challengeUrl };
      if (intent?.status === "requires_capture") continue;
      await this.#cancelAll(all);
      return { status: "declined", code: intent?.hasFailedChallenge ? "challenge_failed" : "card_declined" };
    }
    if (await this.#isAbandoned(asked.customer)) {
      await this.#cancelAll(all);
      return { status: "declined", code: "abandoned" };
    }
    return { status: "authorized", parts: all.map((intent) => authorizedPart(asked.group, intent)) };
  }

  /** Null when the bank said no. */
  #begin({ group, customer, token, currency, plan, returnPath }: Asked, position: number, amountMinor: number): Promise<StripeIntent | null> {
    return this.#intent({
      amount: amountMinor, currency, customer, payment_method: token, payment_method_types: { 0: "card" }, capture_method: "manual", confirm: true, setup_future_usage: "off_session",
      return_url: `${this.account.siteUrl}${returnPath}`, payment_method_options: { card: { request_multicapture: "if_available" } }, metadata: { group, position, plan, return: returnPath },
    }, partKey(group, position));
  }

  #authorizeAnew(intent: StripeIntent, root: string, amountMinor: number, key: string): Promise<StripeIntent | null> {
    return this.#intent({
      amount: amountMinor, currency: intent.currency, customer: intent.metadata["customer"], payment_method: intent.paymentMethod, payment_method_types: { 0: "card" }, capture_method: "manual", confirm: true, off_session: true,
      payment_method_options: { card: { request_multicapture: "if_available" } }, metadata: { root, renewal: nameOf(key) },
    }, `anew:${key}`);
  }

  async #intent(fields: StripeFields, key: string): Promise<StripeIntent | null> {
    const answer = await this.#ask("POST", "/v1/payment_intents", { ...fields, expand: { 0: "latest_charge" } }, key);
    if (!answer.ok && answer.type === "idempotency_error") throw new Error("Stripe knows another request under this key");
    return answer.ok ? intentOf(answer.body) : null;
  }

  async #cancelAll(intents: readonly StripeIntent[]): Promise<void> {
    for (const intent of intents) {
      if (["requires_capture", "requires_action", "requires_confirmation", "requires_payment_method"].includes(intent.status)) await this.#ask("POST", `/v1/payment_intents/${intent.id}/cancel`, {}, `cancel:${intent.id}`);
    }
  }

  /** Its key makes it one customer, however often it is asked for. */
  async #customerOf(group: string): Promise<string> {
    return text((await this.#post("/v1/customers", { metadata: { group } }, `customer:${group}`))["id"]);
  }

  async #isAbandoned(customer: string): Promise<boolean> {
    const answer = await this.#ask("GET", `/v1/customers/${customer}`);
    return answer.ok && record(answer.body["metadata"])["abandoned"] === "yes";
  }

  async #intentsOf(customer: string): Promise<StripeIntent[]> {
    const answer = await this.#ask("GET", "/v1/payment_intents", { customer, limit: 100, expand: { 0: "data.latest_charge" } });
    const data = answer.ok && Array.isArray(answer.body["data"]) ? answer.body["data"] : [];
    return data.map((one) => intentOf(record(one))).toSorted((a, b) => a.created - b.created || a.id.localeCompare(b.id));
  }

  async #chain(ref: string): Promise<StripeIntent[]> {
    const answer = await this.#ask("GET", `/v1/payment_intents/${encodeURIComponent(ref)}`, {});
    return answer.ok ? chainOf(await this.#intentsOf(text(answer.body["customer"])), ref) : [];
  }

  async #refundsOf(intent: string): Promise<{ key: string; amountMinor: number }[]> {
    const answer = await this.#ask("GET", "/v1/refunds", { payment_intent: intent, limit: 100 });
    const data = answer.ok && Array.isArray(answer.body["data"]) ? answer.body["data"].map(record) : [];
    return data.filter((refund) => refund["status"] !== "failed" && refund["status"] !== "canceled").map((refund) => ({ key: text(record(refund["metadata"])["key"]), amountMinor: amount(refund["amount"]) }));
  }

  async #post(path: string, fields: StripeFields, key?: string): Promise<Record<string, unknown>> {
    const answer = await this.#ask("POST", path, fields, key);
    if (!answer.ok) throw new Error(`Stripe refused ${path.replace(/\/(pi|cus)_\w+/, "/…")}: ${answer.type} ${answer.code}`);
    return answer.body;
  }

  #ask(method: "GET" | "POST", path: string, fields: StripeFields = {}, key?: string): Promise<StripeAnswer> {
    return askStripe(this.account, method, path, fields, key);
  }
}

type Asked = { group: string; customer: string; token: string; currency: string; plan: string; returnPath: string };

const liveOf = (chain: readonly StripeIntent[]): StripeIntent | undefined => chain.findLast(({ status }) => status === "requires_capture");

/** A key as the name of a piece of metadata, which may have 40 signs. */
const nameOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 24);

function intentOf(body: Record<string, unknown>): StripeIntent {
  const charge = record(body["latest_charge"]);
  const card = record(record(charge["payment_method_details"])["card"]);
  const metadata = Object.fromEntries(Object.entries(record(body["metadata"])).map(([name, value]) => [name, text(value)]));
  return {
    id: text(body["id"]), status: text(body["status"]), paymentMethod: text(body["payment_method"]) || text(record(record(body["last_payment_error"])["payment_method"])["id"]), currency: text(body["currency"]), created: amount(body["created"]),
    challengeUrl: text(record(record(body["next_action"])["redirect_to_url"])["url"]) || null,
    amountMinor: amount(body["amount"]), capturableMinor: amount(body["amount_capturable"]), receivedMinor: amount(body["amount_received"]), refundedMinor: amount(charge["amount_refunded"]),
    captureBefore: typeof card["capture_before"] === "number" ? card["capture_before"] : null, canCaptureAgain: record(card["multicapture"])["status"] === "available",
    hasFailedChallenge: text(record(body["last_payment_error"])["code"]) === "payment_intent_authentication_failure",
    metadata: { ...metadata, customer: text(body["customer"]) },
  };
}
