"use server";

import { prioritizeFulfillment } from "@/lib/domain/fulfillment/prioritize-fulfillment";
import { dissolveWave } from "@/lib/domain/waves/dissolve-wave";
import { finishWave } from "@/lib/domain/waves/finish-wave";
import { leaveWave } from "@/lib/domain/waves/leave-wave";
import { makeWave } from "@/lib/domain/waves/make-wave";
import { resumeWave } from "@/lib/domain/waves/resume-wave";
import * as inputs from "@/lib/domain/waves/wave-input";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

export const startWave = action({ can: "fulfillment.work", input: inputs.newWave, run: makeWave, after: ({ number }) => `/staff/waves/${number}` });

export const setWaveAside = action({ can: "fulfillment.work", input: inputs.oneWave, run: async (tx, by, input) => { await leaveWave(tx, by, input); return {}; } });

export const goOnWithWave = action({ can: "fulfillment.work", input: inputs.oneWave, run: async (tx, by, input) => { await resumeWave(tx, by, input); return {}; } });

export const endWave = action({ can: "fulfillment.work", input: inputs.oneWave, run: async (tx, by, input) => { await finishWave(tx, by, input); return {}; } });

export const giveWaveBack = action({ can: "fulfillment.work", input: inputs.oneWave, run: async (tx, by, input) => { await dissolveWave(tx, by, input); return {}; } });
/** From the list, for all that are chosen. */
export const giveWavesBack = actionForEach({ can: "fulfillment.work", input: inputs.oneWave, run: dissolveWave });

export const chooseLane = action({ can: "fulfillment.manage", input: inputs.lane, run: async (tx, by, input) => { await prioritizeFulfillment(tx, by, input); return {}; } });
