"use client";

import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { pinSafety } from "@/lib/actions/inventory";
import type { SafetyRow } from "@/lib/domain/inventory/safety-input";
import { lineName } from "@/lib/domain/inventory/unit-words";

/** A figure of one's own, which nothing learned changes. */
export function PinDialog({ row, onClose, onDone }: { row: SafetyRow | null; onClose: () => void; onDone: () => void }) {
  return (
    <Dialog title="Set and pin" description={row ? `${lineName(row)}. It stays until somebody lets it go.` : undefined} open={row !== null} onOpenChange={(open) => !open && onClose()}>
      {row && <Form key={row.variantId} row={row} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ row, onDone }: { row: SafetyRow; onDone: () => void }) {
  const { form, problem, errorOf, isBusy } = useSubmit(pinSafety, onDone);
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="variantId" value={row.variantId} /><input type="hidden" name="locationId" value={row.locationId} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <TextField id="pin-units" name="units" label="Units held back from online orders" inputMode="numeric" required defaultValue={row.safetyStock} error={errorOf("units")} hint={row.units === null ? undefined : `Learned: ${row.units}`} />
      <TextField id="pin-reason" name="reason" label="Reason" required maxLength={200} defaultValue={row.pinReason} error={errorOf("reason")} />
      <Button type="submit" isBusy={isBusy}>Set and pin</Button>
    </form>
  );
}
