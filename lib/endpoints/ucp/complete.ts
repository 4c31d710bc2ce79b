import { createHash } from "node:crypto";
import { transaction } from "@/db/client";
import type { AgentCheckout } from "@/lib/domain/agents/agent-checkout";
import { codeOf, isError, problem, type AgentMessage } from "@/lib/domain/agents/agent-message";
import { AgentRefusal, BusinessNo } from "@/lib/domain/agents/agent-refusal";
import { chosenInstrument, completeRequest, type RequestedInstrument } from "@/lib/domain/agents/agent-request";
import { checkoutDocument } from "@/lib/domain/agents/checkout-document";
import { getAgentCheckout } from "@/lib/domain/agents/get-agent-checkout";
import { withoutCredential } from "@/lib/domain/agents/instruments";
import { keepState } from "@/lib/domain/agents/open-agent-cart";
import { readPaymentToken } from "@/lib/domain/agents/payment-token";
import { saysNoByStatus } from "@/lib/domain/agents/protocol-version";
import { agentPermit, lockAgentCart, readAgentCart, type AgentCartRow } from "@/lib/domain/agents/rows";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import { answer, notFound, readBody, type Answer, type Call } from "./call";
import { refuseOver } from "./checkout";

const root = "dev.ucp.shopping.checkout";

/**
 * Pays and places by the shop's own way: holds, one authorization for each fulfillment, one order. What the agent saw as
 * the total is what is charged; should it have changed, nothing is.
 */
export async function finishCheckout(call: Call): Promise<Answer> {
  const request = readBody(completeRequest, call);
  return answer(call, root, 200, async (dialect) => {
    const instrument = chosenInstrument(request);
    const row = await prepare(call, instrument);
    const place = agentPermit(call.caller, row.cartId, "orders.place");
    if (!row.checkoutId || !instrument) throw notFound("Checkout");
    const token = readPaymentToken(instrument, call.house);
    try {
      await completeCheckout(place, { checkoutId: row.checkoutId, ...token, idempotencyKey: keyOf(call) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(call, row, error, (checkout) => checkoutDocument(checkout, dialect));
    }
    return checkoutDocument(await show(call, row), dialect);
  });
}

/** Everything but the money: ready, held, and the instrument noted without its secret. */
async function prepare(call: Call, instrument: RequestedInstrument | null): Promise<AgentCartRow> {
  const { caller, house, version } = call;
  return transaction(async (tx) => {
    const row = await lockAgentCart(tx, caller, { checkoutId: call.id });
    if (!row?.checkoutId) throw notFound("Checkout");
    refuseOver(row, "completed");
    const checkout = await getAgentCheckout(row, house.isTrial, tx);
    const missing = checkout?.messages.filter((one) => isError(one) && one.code !== "payment_failed") ?? [];
    if (missing.length > 0 && checkout?.status === "incomplete") throw notReady(call, missing);
    if (!instrument) throw new AgentRefusal(400, "payment_required", "Name one payment instrument with its credential.");
    if (!house.handlers.some((handler) => handler.id === instrument.handler_id)) throw new AgentRefusal(400, "invalid_payment_handler", `We do not take payments by the handler ${instrument.handler_id}.`);
    if (row.checkoutStatus === "open" || row.checkoutStatus === "ready") {
      const before = checkout?.totals.totalMinor;
      const prepared = await prepareCheckout(tx, agentPermit(caller, row.cartId, "orders.place"), { checkoutId: row.checkoutId });
      if (!prepared.isReady) throw notReady(call, prepared.problems.map((one) => problem(codeOf(one.code), one.message)));
      if (prepared.totalMinor !== before) throw notReady(call, [problem("price_changed", say("price_changed"))]);
    }
    const kept = withoutCredential(instrument);
    const state = { ...row.state, instruments: [...row.state.instruments.filter((one) => one.id !== kept.id), kept], selectedInstrumentId: kept.id };
    await keepState(tx, agentPermit(caller, row.cartId, "cart.use"), { cartId: row.cartId, state, version });
    return { ...row, state };
  });
}

const notReady = (call: Call, messages: readonly AgentMessage[]): Error =>
  saysNoByStatus(call.version) ? new BusinessNo(messages, 400) : new BusinessNo(messages, 200);

async function refused(call: Call, row: AgentCartRow, refusal: Refusal, write: (checkout: AgentCheckout) => object): Promise<object> {
  const words = say(refusal.code, refusal.facts);
  if (saysNoByStatus(call.version)) throw new AgentRefusal(statusOf[refusal.code] ?? 400, codeOf(refusal.code), words);
  const checkout = await show(call, row);
  const isSaid = checkout.messages.some((one) => one.code === codeOf(refusal.code));
  return write(isSaid ? checkout : { ...checkout, messages: [...checkout.messages, problem(codeOf(refusal.code), words, "$.payment")] });
}

const statusOf: Partial<Record<Refusal["code"], number>> = { card_declined: 402, challenge_required: 402, gateway_down: 503, key_reused: 409, out_of_stock: 409, in_progress: 409, hold_expired: 409 };

async function show(call: Call, { checkoutId, cartId }: AgentCartRow): Promise<AgentCheckout> {
  const row = await readAgentCart(call.caller, { checkoutId: checkoutId ?? cartId });
  const checkout = row && (await getAgentCheckout(row, call.house.isTrial));
  if (!checkout) throw notFound("Checkout");
  return checkout;
}

/** One agent's keys are nobody else's. */
const keyOf = ({ caller, idempotencyKey }: Call): string => createHash("sha256").update(`${caller.agentId}\n${idempotencyKey}`).digest("base64url");

