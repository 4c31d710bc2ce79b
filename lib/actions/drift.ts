"use server";

import { checkDrift } from "@/lib/domain/drift/check-drift";
import { approveRepair as approve, declineRepair as decline } from "@/lib/domain/drift/decide-repair";
import { nothing, proposalInput, repairInput } from "@/lib/domain/drift/drift-input";
import { proposeRepair } from "@/lib/domain/drift/propose-repair";
import { action } from "./action";

export const checkNow = action({ can: "drift.view", input: nothing, process: async (by) => ({ broken: (await checkDrift(by)).length }) });
export const proposeDriftRepair = action({ can: "drift.repair", input: proposalInput, run: proposeRepair });
export const approveDriftRepair = action({ can: "drift.repair", input: repairInput, run: async (tx, by, input) => { await approve(tx, by, input); return {}; } });
export const declineDriftRepair = action({ can: "drift.repair", input: repairInput, run: async (tx, by, input) => { await decline(tx, by, input); return {}; } });
