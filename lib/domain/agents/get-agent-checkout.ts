import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readCheckout, type CheckoutFacts } from "@/lib/domain/orders/checkout-facts";
import { asFailure } from "@/lib/domain/orders/checkout-failure";
import { readLineStock, type CheckoutStock } from "@/lib/domain/orders/line-stock";
import type { Plan } from "@/lib/domain/orders/plan";
import { quoteCheckout } from "@/lib/domain/orders/quote-checkout";
import { trackingToken } from "@/lib/domain/orders/tracking-token";
import type { Quote } from "@/lib/domain/pricing/quote";
import { signLink } from "@/lib/kernel/signed-link";
import { siteUrl } from "@/lib/kernel/site-url";
import { say } from "@/lib/kernel/wording";
import type { AgentCheckout, AgentCheckoutStatus, AgentLine, AgentMethodView } from "./agent-checkout";
import { codeOf, info, isError, problem, warning, type AgentMessage } from "./agent-message";
import type { AgentState } from "./agent-state";
import { appliedDiscounts } from "./applied-discounts";
import { listMethodViews, type MethodViews } from "./list-method-views";
import { listPlacedMethods } from "./list-placed-methods";
import { methodOf } from "./merge-methods";
import type { AgentCartRow } from "./rows";

const noMethods: MethodViews = { methods: [], available: [], inStores: new Set() };
const nothing: CheckoutStock = { problems: new Map(), atStore: new Map(), shipped: new Map(), supplied: new Map() };
const openDays = 3;

/** A checkout of an agent whose cart row the caller has read; null when the checkout is not there. */
export async function getAgentCheckout(row: AgentCartRow, isTrial: boolean, from: Reader = db): Promise<AgentCheckout | null> {
  const facts = row.checkoutId && (await readCheckout(sql`c.id = ${row.checkoutId}`, "agent", from));
  if (!facts) return null;
  const isOver = facts.status === "completed" || facts.status === "cancelled" || facts.status === "expired";
  const planned = (facts.status === "completed" || facts.status === "completing" || facts.status === "ready") && facts.plan ? facts.plan : null;
  const quote = planned?.quote ?? quoteCheckout(facts);
  const stock = isOver || facts.status === "completing" ? nothing : await readLineStock(facts, from);
  const lines = facts.status === "completed" && facts.plan ? plannedLines(facts.plan) : linesOf(facts, quote);
  const { methods, available, inStores } = isOver ? { ...noMethods, methods: facts.plan ? await listPlacedMethods(facts.plan, row.state, from) : [] } : await listMethodViews(facts, row.state, stock, from);
  const messages = isOver ? [] : messagesOf(facts, row.state, stock, quote, methods, inStores, isTrial);
  const status = statusOf(facts, messages);
  const isDelivered = methods.some((method) => method.kind === "shipping" && method.lineIds.length > 0);
  const isCharged = planned !== null || !isDelivered || methods.some((method) => method.kind === "shipping" && method.group?.optionId);
  const url = siteUrl();
  return {
    id: facts.id, status, currency: facts.currency, buyer: row.state.buyer, context: row.state.context, lines, methods, available, codes: row.state.codes, discounts: appliedDiscounts(quote), messages,
    totals: { subtotalMinor: quote.subtotalMinor, discountMinor: quote.discountMinor, chargesMinor: isCharged && methods.some((method) => method.group?.optionId) ? quote.chargesMinor : null, taxMinor: quote.taxMinor, totalMinor: quote.totalMinor },
    instruments: row.state.instruments, selectedInstrumentId: row.state.selectedInstrumentId,
    order: facts.status === "completed" && facts.orderId && facts.orderNumber ? { id: facts.orderId, number: facts.orderNumber, url: `${url}/track/${trackingToken(facts.orderId, row.updatedAt)}` } : null,
    continueUrl: facts.status === "completing" && facts.challengeUrl ? new URL(facts.challengeUrl, url).href : handOffUrl(row, url),
    expiresAt: isOver ? null : new Date(row.updatedAt.getTime() + openDays * 86_400_000).toISOString(),
  };
}

/** Opens the same goods in the shop, in a cart of whoever follows it. */
export const handOffUrl = (row: Pick<AgentCartRow, "cartId" | "updatedAt">, url: string): string => `${url}/cart/shared/${signLink("shared_cart", row.cartId, new Date(row.updatedAt.getTime() + 7 * 86_400_000))}`;

function linesOf(facts: CheckoutFacts, quote: Quote): AgentLine[] {
  return facts.lines.map((line) => {
    const priced = quote.lines.find((one) => one.key === line.key);
    return {
      id: line.key, itemId: line.sku, title: [line.title, line.variantTitle].filter(Boolean).join(", "), unitMinor: priced?.unitMinor ?? line.unitMinor ?? 0, quantity: line.quantity,
      imageUrl: line.image && new URL(line.image.src, siteUrl()).href, subtotalMinor: priced?.subtotalMinor ?? 0, discountMinor: priced?.discountMinor ?? 0,
    };
  });
}

/** A placed checkout's goods are those of its plan: its cart is another story by now. */
const plannedLines = (plan: Plan): AgentLine[] => asSoldIn(plan).map((line) => ({
  id: line.key, itemId: line.sku, title: [line.title, line.variantTitle].filter(Boolean).join(", "), unitMinor: line.unitMinor, imageUrl: null, quantity: line.quantity, subtotalMinor: line.unitMinor * line.quantity, discountMinor: line.discountMinor,
}));

const asSoldIn = ({ lines, bundles = [], quote }: Plan) => [...lines.filter((line) => !line.bundleId), ...bundles.map((one) => ({ ...one, discountMinor: quote.lines.find((line) => line.key === one.key)?.discountMinor ?? 0 }))];

function statusOf(facts: CheckoutFacts, messages: readonly AgentMessage[]): AgentCheckoutStatus {
  if (facts.status === "completed") return "completed";
  if (facts.status === "cancelled" || facts.status === "expired") return "canceled";
  if (facts.status === "completing") return facts.challengeUrl ? "requires_escalation" : "complete_in_progress";
  return messages.some((message) => message.type === "error" && message.code !== "payment_failed") ? "incomplete" : "ready_for_complete";
}

function messagesOf(facts: CheckoutFacts, state: AgentState, stock: CheckoutStock, quote: Quote, methods: readonly AgentMethodView[], inStores: ReadonlySet<string>, isTrial: boolean): AgentMessage[] {
  const messages: AgentMessage[] = state.problems.map((one) => (one.isWarning ? warning(one.code, one.content, one.path) : problem(one.code, one.content, one.path)));
  facts.lines.forEach((line, i) => {
    const found = stock.problems.get(line.key);
    if (!found) return;
    const path = `$.line_items[${i}]`;
    const isOpen = !methods.some((method) => method.group && method.lineIds.includes(line.key)) && methodOf(state.methods, line.variantId)?.destinationId == null;
    if (isOpen && found.code === "out_of_stock" && inStores.has(line.key)) messages.push(info("available_for_pickup", `${found.message} It can be picked up in a store.`, path));
    else messages.push(problem(codeOf(found.code), found.code === "out_of_stock" ? `Insufficient stock for item ${line.sku}: ${found.message}` : found.message, path));
  });
  if (!isTrial && !state.problems.some((one) => one.path === "$.buyer.email") && !facts.email) messages.push(problem("missing", "An e-mail is needed to confirm the order.", "$.buyer.email"));
  methods.forEach((method, i) => messages.push(...unchosen(method, `$.fulfillment.methods[${i}]`)));
  for (const { code, problem: why } of quote.codes) if (why) messages.push(warning(codeOf(why.code), say(why.code, { ...why.facts, code }), `$.discounts.codes[${state.codes.findIndex((entered) => entered.toUpperCase() === code)}]`));
  if (state.context?.eligibility?.length) messages.push(warning("eligibility_not_accepted", "We do not know this benefit; the prices are without it.", "$.context.eligibility[0]"));
  const failure = asFailure(facts.failureCode);
  if (failure && facts.status !== "completing") messages.push(problem(codeOf(failure), say(failure), "$.payment"));
  if (facts.status === "completing" && facts.challengeUrl) messages.push(problem("payment_confirmation_required", "The bank asks the buyer to confirm this payment.", "$.payment", "requires_buyer_review"));
  return messages.some(isError) ? messages.filter((message, i) => messages.findIndex((one) => one.code === message.code && one.path === message.path) === i) : messages;
}

export const unchosenWords = "Fulfillment address and option must be selected";

function unchosen(method: AgentMethodView, path: string): AgentMessage[] {
  if (method.lineIds.length === 0) return [];
  if (!method.group) return [problem("fulfillment_destination_required", `${unchosenWords}: choose ${method.kind === "pickup" ? "a store" : "where to deliver"}.`, `${path}.selected_destination_id`)];
  if (method.group.options.length === 0) return [problem(method.kind === "pickup" ? "fulfillment_option_required" : "address_undeliverable", method.kind === "pickup" ? "No pickup time is free at this store." : "We do not deliver to this address.", `${path}.selected_destination_id`)];
  return method.group.optionId ? [] : [problem("fulfillment_option_required", `${unchosenWords}: choose one of the options.`, `${path}.groups[0].selected_option_id`)];
}
