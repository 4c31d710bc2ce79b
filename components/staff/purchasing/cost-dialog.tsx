"use client";

import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { costDelivery } from "@/lib/actions/purchasing";
import { unitWords } from "@/lib/domain/inventory/unit-words";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import type { PurchaseDialogProps } from "./purchase-dialogs";

/** What it cost to bring the open delivery: the charges go onto its units, and the averages move. */
export function CostDialog({ view, isOpen, onClose, onDone }: PurchaseDialogProps) {
  const open = view.deliveries.find((delivery) => delivery.costedAt === null);
  const { form, problem, errorOf, isBusy } = useSubmit(costDelivery, ({ landedMinor }) => {
    toast({ title: `Delivery costed at ${formatMoney(landedMinor, homeCurrency)}` });
    onClose();
    onDone();
  });
  const charge = (name: string, label: string) => <TextField id={`cost-${name}`} name={name} label={label} inputMode="decimal" placeholder="0.00" error={errorOf(name)} />;
  return (
    <Dialog open={isOpen} onOpenChange={(shown) => !shown && onClose()} title={`Cost delivery ${open?.sequence ?? ""}`} description={open ? `${unitWords(open.units)} taken in. The delivery ends here: what arrives later is the next one.` : undefined}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="purchaseOrderId" value={view.id} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField id="cost-note" name="deliveryNote" label="Delivery note" isOptional maxLength={80} error={errorOf("deliveryNote")} />
        <div className="grid grid-cols-3 items-end gap-3">{charge("freight", "Freight")}{charge("duty", "Duty")}{charge("other", "Other")}</div>
        {view.currency !== homeCurrency && <TextField id="cost-rate" name="rate" label={`One ${view.currency} in ${homeCurrency}`} inputMode="decimal" required placeholder="1.0834" error={errorOf("rate")} />}
        <RadioCards legend="Spread charges" name="spreadBy" defaultValue="value" options={[{ value: "value", label: "By value", detail: "What costs more carries more." }, { value: "quantity", label: "By quantity", detail: "Each unit carries the same." }]} />
        <Button type="submit" isBusy={isBusy}>Cost this delivery</Button>
      </form>
    </Dialog>
  );
}
