import type { Gift } from "@/lib/domain/payments/gift";
import { showCode } from "@/lib/domain/payments/tender";
import { formatMoney } from "@/lib/kernel/money";
import type { Mail } from "./mail";

export type MailedCard = Pick<Gift, "recipientName" | "senderName" | "message"> & { issuedMinor: number; currency: string };

/** What the mail with a gift card says. */
export function giftCardMail({ recipientName, senderName, message, issuedMinor, currency }: MailedCard, code: string, base: string): Mail {
  const amount = formatMoney(issuedMinor, currency);
  return {
    subject: senderName ? `${senderName} sent you an Alderway gift card` : "Your Alderway gift card", preview: `${amount} for anything in our shop and stores.`, heading: recipientName ? `For you, ${recipientName}` : "A gift card for you",
    blocks: [
      { kind: "text", text: message ?? `${amount} for anything you like, online and in every Alderway store.` },
      { kind: "facts", rows: [{ label: "On the card", value: amount }, ...(senderName ? [{ label: "From", value: senderName }] : []), { label: "Expires", value: "Never" }] },
      { kind: "code", label: "Code", code: showCode(code) },
      { kind: "text", text: "Enter the code at checkout, or show it at any till. Whoever has the code can spend the card: keep it like cash." },
      { kind: "button", label: "Check the balance", href: `${base}/gift-cards#balance` },
    ],
  };
}
