"use server";

import { cancelOrder as cancelVerb } from "@/lib/domain/orders/cancel-order";
import { cancelChosenInput, cancelOrderInput, changePersonInput } from "@/lib/domain/orders/checkout-input";
import { changePickupPerson as changePersonVerb } from "@/lib/domain/orders/change-pickup-person";
import { proveOrder } from "@/lib/domain/orders/prove-order";
import { confirmOrderEdit } from "@/lib/domain/orders/confirm-order-edit";
import { declineOrderEdit, requestOrderEdit } from "@/lib/domain/orders/decide-order-edit";
import { confirmEditInput, editChoice, proposeEditInput, shopperEditChoice } from "@/lib/domain/orders/order-edit-input";
import { proposeOrderEdit } from "@/lib/domain/orders/propose-order-edit";
import { receiptInput } from "@/lib/domain/orders/claim-receipt";
import { orderLinkInput, requestOrderLink as requestOrderLinkVerb } from "@/lib/domain/orders/request-order-link";
import { tryReceipt } from "@/lib/domain/orders/try-receipt";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

/** By the link's token or as the member; until picking begins. */
export const cancelOrder = action({
  can: "orders.track",
  input: cancelOrderInput,
  run: async (tx, by, input) => cancelVerb(tx, by, { orderId: await proveOrder(by, input, tx), reason: input.reason || "cancelled by the shopper" }),
});

export const changePickupPerson = action({
  can: "orders.track",
  input: changePersonInput,
  run: async (tx, by, input) => {
    await changePersonVerb(tx, by, { ...input, orderId: await proveOrder(by, input, tx) });
    return {};
  },
});

/** From the list, for all that are chosen. */
export const cancelOrders = actionForEach({ can: "orders.service", input: cancelChosenInput, run: cancelVerb });

/** A change of an order: drafted, sent or taken back by staff, decided by its shopper. */
export const proposeEdit = action({ can: "orders.service", input: proposeEditInput, run: proposeOrderEdit });
export const sendEdit = action({ can: "orders.service", input: editChoice, run: async (tx, by, input) => { await requestOrderEdit(tx, by, input); return {}; } });
export const withdrawEdit = action({ can: "orders.service", input: editChoice, run: async (tx, by, input) => { await declineOrderEdit(tx, by, input); return {}; } });
export const confirmEdit = action({ can: "orders.track", input: confirmEditInput, process: (by, input) => confirmOrderEdit(by, input) });
export const declineEdit = action({
  can: "orders.track",
  input: shopperEditChoice,
  run: async (tx, by, input) => {
    await declineOrderEdit(tx, by, { editId: input.editId, orderId: await proveOrder(by, input, tx) });
    return {};
  },
});

/** The link to an order, by mail to whom it belongs. */
export const requestOrderLink = action({ can: "orders.track", input: orderLinkInput, run: requestOrderLinkVerb, withoutScript: () => "/orders?asked=1" });

/** A purchase in a store, by its paper receipt. */
export const addReceipt = action({ can: "account.own", input: receiptInput, process: tryReceipt, withoutScript: ({ number }) => `/orders/${number}` });
