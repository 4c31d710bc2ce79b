"use server";

import { one } from "@/lib/domain/fulfillment/counter-input";
import { exceptionPolicyInput } from "@/lib/domain/fulfillment/exception-policy";
import { reasonInput } from "@/lib/domain/fulfillment/reject-reason";
import { routeParked } from "@/lib/domain/fulfillment/route-parked";
import { saveExceptionPolicy } from "@/lib/domain/fulfillment/save-exception-policy";
import { saveRejectReason } from "@/lib/domain/fulfillment/save-reject-reason";
import { action } from "./action";

export const saveReason = action({ can: "exceptions.edit", input: reasonInput, run: saveRejectReason });
export const savePolicy = action({ can: "exceptions.edit", input: exceptionPolicyInput, run: saveExceptionPolicy });
export const routeParkedPart = action({ can: "fulfillment.manage", input: one, run: async (tx, by, input) => ({ parts: (await routeParked(tx, by, input)).length }) });
