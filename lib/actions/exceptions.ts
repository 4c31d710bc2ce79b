"use server";

import { one } from "@/lib/domain/fulfillment/counter-input";
import { exceptionPolicyInput } from "@/lib/domain/fulfillment/exception-policy";
import { holdInput } from "@/lib/domain/fulfillment/hold";
import { holdFulfillment } from "@/lib/domain/fulfillment/hold-fulfillment";
import { rejectQueue as rejectAll } from "@/lib/domain/fulfillment/reject-queue";
import { queueInput, reasonInput } from "@/lib/domain/fulfillment/reject-reason";
import { releaseHold as letGo } from "@/lib/domain/fulfillment/release-hold";
import { routeParked } from "@/lib/domain/fulfillment/route-parked";
import { saveExceptionPolicy } from "@/lib/domain/fulfillment/save-exception-policy";
import { saveRejectReason } from "@/lib/domain/fulfillment/save-reject-reason";
import { pauseInput, resumeInput } from "@/lib/domain/locations/pause";
import { pauseStore as pause } from "@/lib/domain/locations/pause-store";
import { resumeStore as resume } from "@/lib/domain/locations/resume-store";
import { Refusal } from "@/lib/kernel/refusal";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

export const saveReason = action({ can: "exceptions.edit", input: reasonInput, run: saveRejectReason });
export const savePolicy = action({ can: "exceptions.edit", input: exceptionPolicyInput, run: saveExceptionPolicy });
export const routeParkedPart = action({ can: "fulfillment.manage", input: one, run: async (tx, by, input) => ({ parts: (await routeParked(tx, by, input)).length }) });
export const holdPart = action({ can: "fulfillment.manage", input: holdInput, run: holdFulfillment });
export const releaseHold = action({ can: "fulfillment.manage", input: one, run: async (tx, by, input) => { await letGo(tx, by, input); return {}; } });
/** From a list, for all that are chosen. */
export const holdParts = actionForEach({ can: "fulfillment.manage", input: holdInput, run: holdFulfillment });
export const releaseHolds = actionForEach({ can: "fulfillment.manage", input: one, run: letGo });
export const routeParkedParts = actionForEach({ can: "fulfillment.manage", input: one, run: async (tx, by, input) => { if ((await routeParked(tx, by, input)).length === 0) throw new Refusal("invalid", { reason: "Still no place has it. It stays parked and is tried again every quarter of an hour." }); } });
export const rejectQueue = action({ can: "fulfillment.manage", input: queueInput, process: rejectAll });
export const pauseStore = action({ can: "locations.close", input: pauseInput, run: pause, stale: ({ locationId }) => [tags.store(locationId), tags.stores] });
export const pauseStores = actionForEach({ can: "locations.close", input: pauseInput, run: pause, stale: ({ locationId }) => [tags.store(locationId), tags.stores] });
export const resumeStores = actionForEach({ can: "locations.close", input: resumeInput, run: resume, stale: ({ locationId }) => [tags.store(locationId), tags.stores] });
export const resumeStore = action({ can: "locations.close", input: resumeInput, run: resume, stale: ({ locationId }) => [tags.store(locationId), tags.stores] });
