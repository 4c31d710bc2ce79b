"use client";

import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import type { SaleGift } from "@/lib/domain/till/till-input";
import type { CatalogItem } from "@/lib/domain/till/till-view";
import { giftFields } from "@/lib/domain/payments/gift";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { z } from "zod";

type Props = { item: CatalogItem; onGive: (gift: SaleGift) => void; onClose: () => void };

const asked = z.object(giftFields);

/** What goes on a gift card, and to whom it is mailed; without an e-mail it is printed when it is paid. */
export function GiftDialog({ item, onGive, onClose }: Props) {
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const most = item.giftMostMinor;
  const limits = most === null ? null : `From ${formatMoney(item.priceMinor, homeCurrency)} to ${formatMoney(most, homeCurrency)}.`;
  return (
    <Dialog title={`${item.title}, ${item.option}`} description="It is active as soon as it is paid." open onOpenChange={(isOpen) => { if (!isOpen) onClose(); }} footer={<Button type="submit" form="gift-card">Add to the sale</Button>}>
      <form
        id="gift-card" noValidate className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const read = asked.safeParse(Object.fromEntries(["amountMinor", "recipientName", "recipientEmail", "senderName", "message"].map((name) => [name, textOf(form, name)])));
          if (!read.success) return setErrors(Object.fromEntries(read.error.issues.map((issue) => [String(issue.path[0]), issue.message])));
          const { amountMinor } = read.data;
          if (most !== null && (amountMinor === null || amountMinor < item.priceMinor || amountMinor > most)) return setErrors({ amountMinor: limits ?? "" });
          onGive({ ...read.data, amountMinor: most === null ? null : amountMinor, sendOn: null, key: crypto.randomUUID() });
        }}
      >
        {limits && <TextField name="amountMinor" label="Amount in dollars" inputMode="decimal" autoComplete="off" maxLength={8} hint={limits} error={errors["amountMinor"]} />}
        <TextField name="recipientEmail" label="E-mail it to" isOptional type="email" autoComplete="off" maxLength={254} hint="Left empty, you print it." error={errors["recipientEmail"]} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="recipientName" label="For whom" isOptional autoComplete="off" maxLength={120} error={errors["recipientName"]} />
          <TextField name="senderName" label="From whom" isOptional autoComplete="off" maxLength={120} error={errors["senderName"]} />
        </div>
        <TextField name="message" label="A message" isOptional autoComplete="off" maxLength={500} error={errors["message"]} />
      </form>
    </Dialog>
  );
}
