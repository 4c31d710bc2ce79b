"use server";

import { z } from "zod";
import { keepSeat } from "@/lib/domain/identity/keep-seat";
import { leaveSeat } from "@/lib/domain/identity/leave-seat";
import { newRegisterInput, ownPinInput, registerChoice, seatInput } from "@/lib/domain/identity/pin";
import { setPin } from "@/lib/domain/identity/set-pin";
import { createRegister, pairRegister } from "@/lib/domain/identity/set-up-register";
import { takeSeat } from "@/lib/domain/identity/take-seat";
import { askReceipt } from "@/lib/domain/orders/ask-receipt";
import { permit } from "@/lib/domain/identity/permit";
import { findGiftCard } from "@/lib/domain/payments/find-gift-card";
import { tryGiftCard } from "@/lib/domain/payments/try-gift-card";
import { takeBackSale } from "@/lib/domain/returns/take-back-sale";
import { approveDiscount } from "@/lib/domain/till/approve-discount";
import { closeCashSession } from "@/lib/domain/till/close-cash-session";
import { countCash } from "@/lib/domain/till/count-cash";
import { decideConflict } from "@/lib/domain/till/decide-conflict";
import { discountLimitInput } from "@/lib/domain/till/discount-limit";
import { dropSale } from "@/lib/domain/till/drop-sale";
import { moveCash } from "@/lib/domain/till/move-cash";
import { openCashSession } from "@/lib/domain/till/open-cash-session";
import { parkSale, resumeSale } from "@/lib/domain/till/park-sale";
import { payOutRefund } from "@/lib/domain/till/pay-out-refund";
import { saveDiscountLimit } from "@/lib/domain/till/save-discount-limit";
import { sellAtTill } from "@/lib/domain/till/sell-at-till";
import { decisionInput } from "@/lib/domain/till/till-conflict";
import { voidSale } from "@/lib/domain/till/void-sale";
import * as inputs from "@/lib/domain/till/till-input";
import { Refusal } from "@/lib/kernel/refusal";
import { registerHash, rememberRegister } from "@/lib/session";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

const nothing = z.object({});

export const addRegister = action({
  can: "till.manage", input: newRegisterInput,
  run: async (tx, by, input) => pairRegister(tx, by, { registerId: await createRegister(tx, by, input) }),
  then: ({ secret }) => rememberRegister(secret), after: () => "/staff/till",
});
/** Makes this browser the register; the browser that was it until now is none any more. */
export const becomeRegister = action({ can: "till.manage", input: registerChoice, run: pairRegister, then: ({ secret }) => rememberRegister(secret), after: () => "/staff/till" });
export const choosePin = action({ can: "till.pin", input: ownPinInput, run: async (tx, by, input) => { await setPin(tx, by, input); return {}; } });

/** A wrong PIN is an answer in `data`, so that its count is kept. */
export const unlockTill = action({ can: "till.unlock", input: seatInput, run: async (tx, by, input) => takeSeat(tx, by, { ...input, deviceHash: await registerHash() }) });
export const lockTill = action({ can: "till.sell", input: nothing, run: async (tx, by) => { await leaveSeat(tx, by); return {}; } });
export const stayAtTill = action({ can: "till.sell", input: nothing, run: async (tx, by) => { await keepSeat(tx, by); return {}; } });

export const sell = action({ can: "till.sell", input: inputs.saleInput, process: (by, input) => sellAtTill(by, input) });
export const dropOpenSale = action({ can: "till.sell", input: inputs.dropInput, run: async (tx, by, input) => { await dropSale(tx, by, input); return {}; } });
/** A wrong PIN is an answer in `data`, too. */
export const voidLastSale = action({
  can: "till.sell", input: inputs.voidInput,
  run: (tx, by, input) => voidSale(tx, by, input, (inner, actor, sale) => takeBackSale(inner, { work: permit(actor, "returns.work", by), refund: permit(actor, "returns.refund", by) }, sale)),
});
/** What is on a gift card, for whoever holds it in front of the register. */
export const lookUpGiftCard = action({
  can: "till.sell", input: inputs.giftCardCode,
  process: (by, { code }) => tryGiftCard(by, { address: "" }, async (tx) => {
    const card = await findGiftCard(by, code, tx);
    if (!card?.isSpendable) throw new Refusal("gift_card_unknown");
    return { last4: card.last4, balanceMinor: card.balanceMinor };
  }),
});
export const mailReceipt = action({ can: "till.sell", input: inputs.receiptInput, run: async (tx, by, input) => { await askReceipt(tx, by, input); return {}; } });

/** A wrong PIN is an answer in `data`, too. */
export const allowDiscount = action({ can: "till.sell", input: inputs.approvalInput, run: approveDiscount });
export const changeDiscountLimit = action({ can: "till.limits", input: discountLimitInput, run: saveDiscountLimit });

export const park = action({ can: "till.sell", input: inputs.parkInput, run: async (tx, by, input) => { await parkSale(tx, by, input); return {}; } });
export const resume = action({ can: "till.sell", input: inputs.parkedInput, run: resumeSale });

export const openDrawer = action({ can: "till.sell", input: inputs.openingInput, run: openCashSession });
export const moveDrawerCash = action({ can: "till.sell", input: inputs.movementInput, run: async (tx, by, input) => { await moveCash(tx, by, input); return {}; } });
export const countDrawer = action({ can: "till.sell", input: inputs.countInput, run: countCash });
export const closeDrawer = action({ can: "till.sell", input: inputs.closingInput, run: closeCashSession });
export const payOutCash = action({ can: "till.sell", input: inputs.payOutInput, run: payOutRefund });
export const decideTillConflict = action({ can: "till.manage", input: decisionInput, run: async (tx, by, input) => { await decideConflict(tx, by, input); return {}; } });
/** From the list, for all that are chosen. */
export const decideTillConflicts = actionForEach({ can: "till.manage", input: decisionInput, run: decideConflict });
