"use server";

import { permit, type Permit } from "@/lib/domain/identity/permit";
import { proveOrder } from "@/lib/domain/orders/prove-order";
import { openCashPayment } from "@/lib/domain/payments/open-cash-payment";
import { approveReturn as approve } from "@/lib/domain/returns/approve-return";
import { cancelReturn as cancel } from "@/lib/domain/returns/cancel-return";
import { inspectReturn as inspect } from "@/lib/domain/returns/inspect-return";
import { receiveReturn as receive } from "@/lib/domain/returns/receive-return";
import { refundReturn as refund } from "@/lib/domain/returns/refund-return";
import { rejectReturn as reject } from "@/lib/domain/returns/reject-return";
import { requestReturn } from "@/lib/domain/returns/request-return";
import * as inputs from "@/lib/domain/returns/return-input";
import { sendReturn } from "@/lib/domain/returns/send-return";
import { exchangeReturn } from "@/lib/domain/returns/exchange-return";
import { swapGoods } from "@/lib/domain/returns/swap-goods";
import { swapAtCounter, swapReturn } from "@/lib/domain/returns/swap-return";
import { takeUnprovenReturn } from "@/lib/domain/returns/take-unproven-return";
import { unprovenInput } from "@/lib/domain/returns/unproven-input";
import { takeDifference } from "@/lib/domain/till/take-difference";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

/** By the link's token or as the member; then the page shows the code for the counter. */
export const askToReturn = action({
  can: "orders.track", input: inputs.requestInput, process: sendReturn,
  after: (data, { token }) => `${token ? `/track/${encodeURIComponent(token)}` : `/orders/${data.orderNumber}`}/return?made=${data.number}`,
});

export const cancelReturn = action({
  can: "orders.track", input: inputs.cancelInput,
  run: async (tx, by, input) => {
    await cancel(tx, by, { returnId: input.returnId, orderId: await proveOrder(by, input, tx), reason: "Called off by the shopper" });
    return {};
  },
  withoutScript: (_data, { token }) => (token ? `/track/${encodeURIComponent(token)}/return` : "/account"),
});

/** At the counter, with or without a receipt. */
export const startReturn = action({
  can: "returns.work", input: inputs.startInput,
  run: (tx, by, { proof, idNote, ...input }) => requestReturn(tx, by, { ...input, idNote: proof === "id" ? idNote : null }),
  after: (data) => `/staff/returns/${data.number}`,
});
export const approveReturn = action({ can: "returns.approve", input: inputs.one, run: async (tx, by, input) => { await approve(tx, by, input); return {}; } });
export const rejectReturn = action({ can: "returns.approve", input: inputs.closed, run: async (tx, by, input) => { await reject(tx, by, input); return {}; } });
export const receiveReturn = action({ can: "returns.work", input: inputs.receiveInput, run: receive });
export const inspectReturn = action({ can: "returns.work", input: inputs.inspectInput, run: inspect });
export const refundReturn = action({ can: "returns.refund", input: inputs.refundInput, run: refund });
/** The shopper on the phone or at the counter thought better of it. */
export const callOffReturn = action({ can: "returns.work", input: inputs.closed, run: async (tx, by, input) => { await cancel(tx, by, input); return {}; } });
/** From the list, for all that are chosen. */
export const approveReturns = actionForEach({ can: "returns.approve", input: inputs.one, run: approve });
export const refundReturns = actionForEach({ can: "returns.refund", input: inputs.refundInput, run: refund });
/** Goods for goods, with one difference: for what was inspected, or in one step for what lies on the counter. */
export const exchangeAtCounter = action({ can: "returns.work", input: inputs.exchangeInput, process: (by, input) => swapReturn(by, input) });
export const swapOnCounter = action({ can: "returns.work", input: inputs.swapInput, process: (by, input) => swapAtCounter(by, input) });

/** Whoever is at a register exchanges at its store. */
const returnsAt = (by: Permit<"till.sell">) => permit({ ...by.actor, storeIds: [by.actor.till.locationId] }, "returns.work", by);

export const exchangeForCash = action({
  can: "till.sell", input: inputs.exchangeForCashInput,
  run: async (tx, by, { receivedMinor, ...wish }) => {
    const { paymentId, fulfillmentId, ours } = await openCashPayment(tx, by, { aboutId: wish.returnId, amountMinor: wish.dueMinor });
    const taken = await takeDifference(tx, by, { paymentId, receivedMinor });
    return { ...(await exchangeReturn(tx, returnsAt(by), { ...wish, parts: [{ fulfillmentId, paid: { ours } }] })), changeMinor: taken.changeMinor };
  },
});
export const swapForCash = action({
  can: "till.sell", input: inputs.swapForCashInput,
  run: async (tx, by, { receivedMinor, ...wish }) => {
    const { paymentId, fulfillmentId, ours } = await openCashPayment(tx, by, { aboutId: wish.orderId, amountMinor: wish.dueMinor });
    const taken = await takeDifference(tx, by, { paymentId, receivedMinor });
    return { ...(await swapGoods(tx, returnsAt(by), wish, [{ fulfillmentId, paid: { ours } }])), changeMinor: taken.changeMinor };
  },
});

/** Only at a register, where PINs are: a wrong one is an answer in `data`. */
export const takeUnproven = action({ can: "till.sell", input: unprovenInput, run: takeUnprovenReturn });
