"use client";

import { DoorClosed } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { closeStore } from "@/lib/actions/fulfillment";
import { useSubmit } from "./use-submit";

type Props = { locationId: string; storeName: string; today: string };

/** Snow, a burst pipe: the store closes, and everybody it promised something gets to choose. */
export function CloseStoreDialog({ locationId, storeName, today }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState("now");
  const { form, problem, errorOf, isBusy } = useSubmit(closeStore, ({ affected }) => {
    setOpen(false);
    toast({ title: `${storeName} is closed`, detail: affected === 0 ? "Nobody was promised that time." : `${affected} ${affected === 1 ? "shopper was" : "shoppers were"} asked what they want instead.` });
    router.refresh();
  });
  return (
    <Dialog
      title={`Close ${storeName}`}
      description="Every pickup and van delivery promised for the closed time goes back to its shopper: another store, a carrier, a refund, or wait. What is on the van is delivered."
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button look="secondary"><DoorClosed aria-hidden className="size-4" />Close store</Button>}
    >
      <form {...form} className="grid gap-5">
        <input type="hidden" name="locationId" value={locationId} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <RadioCards legend="From when?" name="from" value={from} onValueChange={setFrom} options={[
          { value: "now", label: "From now on", detail: "Until the end of today" },
          { value: "opening", label: "A whole day", detail: "Today or a later day" },
        ]} />
        {from === "opening" ? <TextField type="date" name="day" label="Day" defaultValue={today} min={today} error={errorOf("day")} required /> : <input type="hidden" name="day" value={today} />}
        <TextField name="reason" label="Reason" hint="Shoppers read this" maxLength={80} error={errorOf("reason")} required />
        <Button type="submit" look="danger" isBusy={isBusy}>Close the store</Button>
      </form>
    </Dialog>
  );
}
