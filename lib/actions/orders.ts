"use server";

import { z } from "zod";
import { cancelOrder as cancelVerb } from "@/lib/domain/orders/cancel-order";
import { cancelLineInput, cancelOrderInput, changePersonInput, pickupPersonInput } from "@/lib/domain/orders/checkout-input";
import { cancelOrderLine as cancelLineVerb } from "@/lib/domain/orders/cancel-order-line";
import { changePickupPerson as changePersonVerb } from "@/lib/domain/orders/change-pickup-person";
import { proveOrder } from "@/lib/domain/orders/prove-order";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { orderLinkInput, requestOrderLink as requestOrderLinkVerb } from "@/lib/domain/orders/request-order-link";
import { action } from "./action";

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

export const cancelOrderAsStaff = action({
  can: "orders.service",
  input: z.object({ orderId: idOf<OrderId>(), reason: z.string().trim().min(1, "Say why.").max(300) }),
  run: cancelVerb,
});

export const cancelOrderLine = action({ can: "orders.service", input: cancelLineInput, run: cancelLineVerb });

export const changePickupPersonAsStaff = action({
  can: "orders.service",
  input: z.object({ fulfillmentId: idOf<FulfillmentId>() }).and(pickupPersonInput),
  run: async (tx, by, input) => {
    await changePersonVerb(tx, by, input);
    return {};
  },
});

/** The link to an order, by mail to whom it belongs. */
export const requestOrderLink = action({ can: "orders.track", input: orderLinkInput, run: requestOrderLinkVerb, withoutScript: () => "/orders?asked=1" });
