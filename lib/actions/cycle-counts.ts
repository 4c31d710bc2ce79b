"use server";

import { finishInput, oneCount, planInput, scanInput, sessionInput, tallyInput } from "@/lib/domain/cycle-counts/count-input";
import { approveCycleCount, cancelCycleCount } from "@/lib/domain/cycle-counts/decide-cycle-count";
import { finishSession } from "@/lib/domain/cycle-counts/finish-session";
import { planCount } from "@/lib/domain/cycle-counts/plan-count";
import { startSession } from "@/lib/domain/cycle-counts/start-session";
import { submitCycleCount } from "@/lib/domain/cycle-counts/submit-cycle-count";
import { tallyScan, tallyUnits } from "@/lib/domain/cycle-counts/tally-units";
import { zeroRest } from "@/lib/domain/cycle-counts/zero-rest";
import { action } from "./action";

export const planCycleCount = action({ can: "inventory.approve", input: planInput, run: planCount, after: ({ number }) => `/staff/counts/${number}` });
export const joinCount = action({ can: "inventory.count", input: sessionInput, run: startSession });
export const tallyScanned = action({ can: "inventory.count", input: scanInput, run: tallyScan });
export const tallyLine = action({ can: "inventory.count", input: tallyInput, run: tallyUnits });
export const finishCounting = action({ can: "inventory.count", input: finishInput, run: async (tx, by, input) => { await finishSession(tx, by, input); return {}; } });
export const zeroUncounted = action({ can: "inventory.approve", input: oneCount, run: zeroRest });
export const submitCounted = action({ can: "inventory.count", input: oneCount, run: submitCycleCount });
export const approveCounted = action({ can: "inventory.approve", input: oneCount, run: approveCycleCount });
export const cancelCounted = action({ can: "inventory.approve", input: oneCount, run: async (tx, by, input) => { await cancelCycleCount(tx, by, input); return {}; } });
