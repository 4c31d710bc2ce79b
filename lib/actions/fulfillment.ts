"use server";

import { deliverFulfillment } from "@/lib/domain/fulfillment/deliver-fulfillment";
import { approveCount as approve } from "@/lib/domain/fulfillment/approve-count";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { closeStore as close } from "@/lib/domain/fulfillment/close-store";
import { completeTask as complete } from "@/lib/domain/fulfillment/complete-task";
import * as inputs from "@/lib/domain/fulfillment/counter-input";
import { handOver as hand } from "@/lib/domain/fulfillment/hand-over";
import { rejectCount as reject } from "@/lib/domain/fulfillment/reject-count";
import { releaseFulfillment } from "@/lib/domain/fulfillment/release-fulfillment";
import { rejectInput } from "@/lib/domain/fulfillment/reject-reason";
import { requestTransfer as bringInstead } from "@/lib/domain/fulfillment/request-transfer";
import { rejectUnits as giveBack } from "@/lib/domain/fulfillment/reject-units";
import { rescheduleFulfillment } from "@/lib/domain/fulfillment/reschedule-fulfillment";
import { resendReady as resend } from "@/lib/domain/fulfillment/resend-ready";
import { sendElsewhere as move } from "@/lib/domain/fulfillment/send-elsewhere";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { takeOffShelf } from "@/lib/domain/fulfillment/take-off-shelf";
import { takeOverFulfillment } from "@/lib/domain/fulfillment/take-over-fulfillment";
import { undoStep as undo } from "@/lib/domain/fulfillment/undo-step";
import { submitCount as submit } from "@/lib/domain/inventory/submit-count";
import { cancelOrderLine } from "@/lib/domain/orders/cancel-order-line";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

export const claimPickup = action({ can: "fulfillment.work", input: inputs.one, run: claimFulfillment });
export const takeOverPickup = action({ can: "fulfillment.work", input: inputs.takeOver, run: takeOverFulfillment });
export const releasePickup = action({ can: "fulfillment.work", input: inputs.one, run: releaseFulfillment });
export const rejectUnits = action({ can: "fulfillment.work", input: rejectInput, run: async (tx, by, input) => { const { reroutedTo, freed } = await giveBack(tx, by, input); return { rerouted: reroutedTo.length, freed: freed.length }; } });
export const stagePickup = action({ can: "fulfillment.work", input: inputs.stage, run: stageFulfillment });
/** The carrier, or the shopper on the phone, says that it arrived. */
export const deliverPickup = action({ can: "fulfillment.manage", input: inputs.one, run: deliverFulfillment });
export const takePickupOffShelf = action({ can: "fulfillment.work", input: inputs.offShelf, run: takeOffShelf });
/** Another place sends it, or some of it. */
export const sendElsewhere = action({ can: "fulfillment.manage", input: inputs.sendElsewhereInput, run: move });
export const undoStep = action({ can: "fulfillment.work", input: inputs.undo, run: undo });
/** A wrong code is an answer in `data`, so that its count is kept. */
export const handOver = action({ can: "fulfillment.work", input: inputs.handOver, run: hand });
export const resendReady = action({ can: "orders.service", input: inputs.one, run: async (tx, by, input) => { await resend(tx, by, input); return {}; } });
export const reschedulePickup = action({ can: "orders.service", input: inputs.reschedule, run: rescheduleFulfillment });
export const cancelPickupLine = action({ can: "orders.service", input: inputs.cancelLine, run: async (tx, by, input) => { await cancelOrderLine(tx, by, input); return {}; } });
export const closeStore = action({ can: "locations.close", input: inputs.closing, run: async (tx, by, input) => ({ affected: (await close(tx, by, input)).affected.length, locationId: input.locationId }), stale: (data) => [tags.store(data.locationId), tags.stores] });
export const completeTask = action({ can: "fulfillment.work", input: inputs.taskDone, run: async (tx, by, input) => { await complete(tx, by, input); return {}; } });
/** From the list, for all that are chosen. */
export const completeTasks = actionForEach({ can: "fulfillment.work", input: inputs.taskDone, run: complete });
export const submitCount = action({ can: "inventory.count", input: inputs.counted, run: async (tx, by, input) => { await submit(tx, by, input); return {}; } });
export const approveCount = action({ can: "inventory.approve", input: inputs.count, run: async (tx, by, input) => ({ released: (await approve(tx, by, input)).released.length }) });
export const requestTransfer = action({ can: "fulfillment.work", input: rejectInput, run: async (tx, by, input) => { const { reroutedTo, freed } = await bringInstead(tx, by, input); return { parts: reroutedTo.length, freed: freed.length }; } });
export const rejectCount = action({ can: "inventory.approve", input: inputs.count, run: reject });
/** From the list, for all that are chosen. */
export const approveCounts = actionForEach({ can: "inventory.approve", input: inputs.count, run: approve });
export const rejectCounts = actionForEach({ can: "inventory.approve", input: inputs.count, run: reject });
