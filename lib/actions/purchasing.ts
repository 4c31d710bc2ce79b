"use server";

import { costReceipt } from "@/lib/domain/purchasing/cost-receipt";
import { createPurchase } from "@/lib/domain/purchasing/create-purchase";
import { draftSuggested } from "@/lib/domain/purchasing/draft-suggested";
import { cancelPurchase, closeShort } from "@/lib/domain/purchasing/end-purchase";
import { orderPurchase } from "@/lib/domain/purchasing/order-purchase";
import * as inputs from "@/lib/domain/purchasing/purchase-input";
import { rejectDelivered } from "@/lib/domain/purchasing/receive-delivery";
import { reschedulePurchase } from "@/lib/domain/purchasing/reschedule-purchase";
import { saveSupplier } from "@/lib/domain/purchasing/save-supplier";
import { saveSupplierItem } from "@/lib/domain/purchasing/save-supplier-item";
import { setPurchaseLine } from "@/lib/domain/purchasing/set-purchase-line";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

export const draftPurchase = action({
  can: "purchasing.plan", input: inputs.newPurchase, run: (tx, by, input) => createPurchase(tx, by, input),
  after: ({ number }) => `/staff/purchasing/${number}`,
});

export const draftFromSuggestions = action({ can: "purchasing.plan", input: inputs.drafting, run: (tx, by, input) => draftSuggested(tx, by, input) });

export const changePurchaseLine = action({ can: "purchasing.plan", input: inputs.lineChange, run: async (tx, by, input) => { await setPurchaseLine(tx, by, input); return {}; } });

export const sendPurchase = action({ can: "purchasing.plan", input: inputs.ordering, run: async (tx, by, input) => { await orderPurchase(tx, by, input); return {}; } });

export const movePurchase = action({ can: "purchasing.plan", input: inputs.rescheduling, run: async (tx, by, input) => { await reschedulePurchase(tx, by, input); return {}; } });

export const rejectPurchased = action({ can: "purchasing.receive", input: inputs.refusal, run: (tx, by, input) => rejectDelivered(tx, by, input) });

export const costDelivery = action({ can: "purchasing.plan", input: inputs.costing, run: (tx, by, input) => costReceipt(tx, by, input) });

export const closePurchaseShort = action({ can: "purchasing.plan", input: inputs.ending, run: async (tx, by, input) => { await closeShort(tx, by, input); return {}; } });

export const callOffPurchase = action({ can: "purchasing.plan", input: inputs.ending, run: async (tx, by, input) => { await cancelPurchase(tx, by, input); return {}; } });

export const writeSupplier = action({ can: "purchasing.plan", input: inputs.supplierForm, run: (tx, by, input) => saveSupplier(tx, by, input) });

export const writeSupplierItem = action({ can: "purchasing.plan", input: inputs.supplierItemForm, run: async (tx, by, input) => { await saveSupplierItem(tx, by, input); return {}; } });

/** From the list, for all that are chosen. */
export const sendPurchases = actionForEach({ can: "purchasing.plan", input: inputs.ordering, run: orderPurchase });
export const closePurchasesShort = actionForEach({ can: "purchasing.plan", input: inputs.ending, run: closeShort });
export const callOffPurchases = actionForEach({ can: "purchasing.plan", input: inputs.ending, run: cancelPurchase });
