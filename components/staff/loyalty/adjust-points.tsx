"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { uuid } from "@/components/ui/uuid";
import { adjustMemberPoints } from "@/lib/actions/loyalty";

/** Gives a member points or takes some, with a reason. */
export function AdjustPoints({ customerId, limit }: { customerId: string; limit: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState("");
  const { form, problem, errorOf, isBusy } = useSubmit(adjustMemberPoints, () => { setOpen(false); toast({ title: "The points have changed" }); router.refresh(); });
  return (
    <Dialog title="Adjust points" description={`${limit} Write a minus to take something away.`} open={isOpen} onOpenChange={(next) => { setKey(uuid()); setOpen(next); }}
      trigger={<Button look="secondary">Adjust points</Button>} footer={<Button type="submit" form="adjust-points" isBusy={isBusy}>Save</Button>}>
      <form {...form} id="adjust-points" className="grid gap-4">
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <input type="hidden" name="customerId" value={customerId} />
        <input type="hidden" name="key" value={key} />
        <TextField name="points" label="Points" inputMode="text" autoComplete="off" placeholder="500 or -500" hint="A point is a cent." error={errorOf("points")} />
        <TextField name="reason" label="Why" hint="Goes into the ledger and the audit." autoComplete="off" maxLength={300} error={errorOf("reason")} />
      </form>
    </Dialog>
  );
}
