"use client";

import { CirclePause } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { pauseStore } from "@/lib/actions/exceptions";
import { pauseHours } from "@/lib/domain/locations/pause";
import { useSubmit } from "./use-submit";

/** The store cannot take more: no new pickups and deliveries for some hours. */
export function PauseDialog({ locationId, storeName }: { locationId: string; storeName: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { form, problem, errorOf, isBusy } = useSubmit(pauseStore, () => {
    setOpen(false);
    toast({ title: `${storeName} takes no new work` });
    router.refresh();
  });
  return (
    <Dialog
      title="No capacity" description="Shoppers are told that the store takes no new orders, and no delivery is sent from here. What is in the queue stays. It ends by itself."
      open={isOpen} onOpenChange={setOpen} trigger={<Button look="secondary"><CirclePause aria-hidden className="size-4" />No capacity</Button>}
    >
      <form {...form} className="grid gap-5">
        <input type="hidden" name="locationId" value={locationId} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <Field id="pause-hours" label="For how long?"><Select {...fieldAttributes("pause-hours")} name="hours" defaultValue="2">{pauseHours.map((hours) => <option key={hours} value={hours}>{hours === 1 ? "1 hour" : `${hours} hours`}</option>)}</Select></Field>
        <TextField name="reason" label="Reason" hint="Your colleagues read this" maxLength={80} error={errorOf("reason")} required />
        <Button type="submit" look="danger" isBusy={isBusy}>Stop new work</Button>
      </form>
    </Dialog>
  );
}
