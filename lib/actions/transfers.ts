"use server";

import { cannotSend } from "@/lib/domain/transfers/cannot-send";
import { cancelTransfer } from "@/lib/domain/transfers/cancel-transfer";
import { closeTransfer } from "@/lib/domain/transfers/close-transfer";
import { createTransfer } from "@/lib/domain/transfers/create-transfer";
import { receiveBox as takeBoxIn, rejectUnits } from "@/lib/domain/transfers/receive-units";
import { reportExtra } from "@/lib/domain/transfers/report-extra";
import { reportUnder } from "@/lib/domain/transfers/report-under";
import { sendTransfer } from "@/lib/domain/transfers/send-transfer";
import { setTransferLine } from "@/lib/domain/transfers/set-transfer-line";
import * as inputs from "@/lib/domain/transfers/transfer-input";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

export const draftTransfer = action({
  can: "transfers.plan", input: inputs.newTransfer, run: (tx, by, input) => createTransfer(tx, by, input),
  after: ({ number }) => `/staff/transfers/${number}`,
});

export const changeTransferLine = action({ can: "transfers.plan", input: inputs.lineChange, run: async (tx, by, input) => { await setTransferLine(tx, by, input); return {}; } });

export const dispatchTransfer = action({ can: "transfers.work", input: inputs.sending, run: (tx, by, input) => sendTransfer(tx, by, input) });

export const receiveBox = action({ can: "transfers.work", input: inputs.oneTransfer, run: (tx, by, input) => takeBoxIn(tx, by, input) });

export const declineTransfer = action({ can: "transfers.work", input: inputs.notSending, run: async (tx, by, input) => { await cannotSend(tx, by, input); return {}; } });

export const rejectArrived = action({ can: "transfers.work", input: inputs.damage, run: (tx, by, input) => rejectUnits(tx, by, input) });

export const reportUnsent = action({ can: "transfers.work", input: inputs.extra, run: (tx, by, input) => reportExtra(tx, by, input) });

export const reportMissingUnits = action({ can: "transfers.plan", input: inputs.missing, run: async (tx, by, input) => { await reportUnder(tx, by, input); return {}; } });

export const finishTransfer = action({ can: "transfers.plan", input: inputs.oneTransfer, run: async (tx, by, input) => { await closeTransfer(tx, by, input); return {}; } });

export const callOffTransfer = action({ can: "transfers.plan", input: inputs.cancelling, run: async (tx, by, input) => { await cancelTransfer(tx, by, input); return {}; } });

/** From the list, for all that are chosen. */
export const dispatchTransfers = actionForEach({ can: "transfers.work", input: inputs.sending, run: sendTransfer });
export const finishTransfers = actionForEach({ can: "transfers.plan", input: inputs.oneTransfer, run: closeTransfer });
export const callOffTransfers = actionForEach({ can: "transfers.plan", input: inputs.cancelling, run: cancelTransfer });
