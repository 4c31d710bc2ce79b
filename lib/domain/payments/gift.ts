import { z } from "zod";
import { emailInput, personName } from "@/lib/domain/identity/account-forms";
import { blankIsNull, typedAmount } from "./stored-value-input";

/** What a gift card becomes when it is paid: for whom, from whom, with which words, and from which day on. */
export type Gift = z.output<typeof gift>;

/** Days ahead for which a card may be bought. */
export const mostGiftDays = 366;

/** Where a day begins that names no place. */
export const giftZone = "America/Chicago";

const words = z.string().trim().max(500, "Use at most 500 characters.");

export const giftFields = {
  /** For one whose amount is chosen; the others are worth their price. */
  amountMinor: z.preprocess(blankIsNull, typedAmount.refine((minor) => minor > 0, "Choose an amount above zero.").nullable()),
  recipientName: z.preprocess(blankIsNull, personName.nullable()),
  /** Without one it is printed: only a till sells such a card. */
  recipientEmail: z.preprocess(blankIsNull, emailInput.nullable()),
  senderName: z.preprocess(blankIsNull, personName.nullable()),
  message: z.preprocess(blankIsNull, words.nullable()),
  /** The day on which it is mailed; null: as soon as it is paid. */
  sendOn: z.preprocess(blankIsNull, z.iso.date("Choose a day.").nullable()),
};
const gift = z.object({ ...giftFields, amountMinor: z.number().int().positive().nullable() });

/** A gift as it was kept, sent back by the browser that took it out of a cart. */
export const keptGift = gift;

/** "For Ana, ana@example.com · from Maya · sent on Dec 24, 2026"; "Printed · for Ana" */
export function giftWords({ recipientName, recipientEmail, senderName, sendOn }: Pick<Gift, "recipientName" | "recipientEmail" | "senderName" | "sendOn">): string {
  const to = recipientEmail ? [`For ${[recipientName, recipientEmail].filter(Boolean).join(", ")}`] : ["Printed", recipientName && `for ${recipientName}`];
  return [...to, senderName && `from ${senderName}`, sendOn && `sent on ${dayOf(sendOn)}`].filter(Boolean).join(" · ");
}

export const dayOf = (sendOn: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${sendOn}T00:00:00Z`));
