"use client";

import Link from "next/link";
import { useRef } from "react";
import { CameraScanner } from "@/components/scan/camera-scanner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { addReceipt } from "@/lib/actions/orders";

/** The number of a paper receipt, scanned or typed, and what was paid. */
export function ReceiptForm() {
  const { form, outcome, refusal, field, isBusy } = useActionForm(addReceipt);
  const number = useRef<HTMLInputElement>(null);
  return (
    <form {...form} className="grid gap-5">
      {outcome?.ok && <Banner tone="positive" role="status" title={`${outcome.data.number} is among your orders`}><Link href={`/orders/${outcome.data.number}`} className="inline-flex min-h-11 items-center underline underline-offset-4">See it</Link></Banner>}
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <p className="flex items-center gap-3 text-sm text-muted"><CameraScanner label="Scan the receipt’s barcode" onScan={(text) => { if (number.current) number.current.value = text; }} />Scan the barcode at the bottom, or type what stands below it.</p>
      <TextField {...field("number")} ref={number} label="Number of the receipt" placeholder="AH-100042" autoComplete="off" autoCapitalize="characters" required className="max-w-72" />
      <TextField {...field("total")} label="Total paid, in dollars" placeholder="42.50" inputMode="decimal" autoComplete="off" required className="max-w-72" />
      <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={isBusy}>Add to my orders</Button>
    </form>
  );
}
