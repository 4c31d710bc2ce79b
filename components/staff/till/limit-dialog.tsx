"use client";

import { useState } from "react";
import { useDraft } from "@/components/staff/frame/use-draft";
import { NumberField } from "@/components/staff/routing/number-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { changeDiscountLimit } from "@/lib/actions/till";
import { roleLabel } from "@/lib/domain/identity/permission";
import type { DiscountLimitRow } from "@/lib/domain/till/get-discount-limits";

/** Changes what one role may take off by itself. */
export function LimitDialog({ limit }: { limit: DiscountLimitRow }) {
  const [isOpen, setOpen] = useState(false);
  const { role, basisPoints, amountMinor, version } = limit;
  const { draft, set, errors, problem, isBusy, discard, save } = useDraft({ role, basisPoints, amountMinor, version }, { done: "Limit saved" });
  return (
    <>
      <Button look="quiet" aria-label={`Change the limit of ${roleLabel[role]}`} onClick={() => setOpen(true)}>Change</Button>
      <Dialog title={roleLabel[role]} description="What this role takes off at a till without anybody’s PIN." open={isOpen} onOpenChange={(open) => { setOpen(open); if (!open) discard(); }}>
        <form noValidate className="grid gap-5" onSubmit={(event) => { event.preventDefault(); void save(changeDiscountLimit).then((isSaved) => isSaved && setOpen(false)); }}>
          {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <NumberField name="basisPoints" label="Percent of an item" value={draft.basisPoints / 100} error={errors["basisPoints"]} onChange={(value) => set("basisPoints", Math.round((value ?? Number.NaN) * 1e6) / 1e4)} />
            <NumberField kind="money" name="amountMinor" label="Amount of one sale" whenEmpty="Any amount" value={draft.amountMinor} error={errors["amountMinor"]} onChange={(value) => set("amountMinor", value)} />
          </div>
          <Button type="submit" isBusy={isBusy}>Save</Button>
        </form>
      </Dialog>
    </>
  );
}
