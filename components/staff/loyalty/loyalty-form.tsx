"use client";

import { Plus } from "lucide-react";
import { StaffPage } from "@/components/shell/staff-page";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { NumberField } from "@/components/staff/routing/number-field";
import { Button } from "@/components/ui/button";
import { saveLoyalty } from "@/lib/actions/loyalty";
import type { LoyaltyPolicy, LoyaltyTier } from "@/lib/domain/loyalty/loyalty-policy";
import { TierFields } from "./tier-fields";

type Props = { policy: LoyaltyPolicy; members: Record<string, number>; groups: { id: string; name: string }[]; mayEdit: boolean };

const fields = [
  { name: "waitDays", label: "Days until they can be spent", hint: "Counted from the hand-over of an order." },
  { name: "validMonths", label: "Months they last", hint: "Those that end first are spent first." },
  { name: "warnDays", label: "Days before, the member is told", hint: "By mail, and on the account." },
] as const;

/** The rules of the points program: how points are earned, what they are worth, how long they last, and the tiers. */
export function LoyaltyForm({ policy, members, groups, mayEdit }: Props) {
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(policy, { done: "Rules saved" });
  const change = (n: number, tier: LoyaltyTier) => set("tiers", draft.tiers.map((one, i) => (i === n ? tier : one)));
  return (
    <StaffPage title="Points" detail="What members earn, how long it lasts, and what their tiers bring. A change counts for what is earned from now on.">
      <form id="loyalty" noValidate className="max-w-4xl" onSubmit={(event) => { event.preventDefault(); void save(saveLoyalty); }}>
        <fieldset disabled={!mayEdit} className="grid gap-10">
          <section aria-labelledby="rules">
            <h2 id="rules" className="mb-1 text-sm font-semibold">Earning and ending</h2>
            <p className="mb-4 text-sm text-muted">A point is a cent, always: so every price can be paid with points, and any part of it given back, to the cent. Goods earn points without tax, delivery and gift cards.</p>
            <div className="grid items-start gap-5 sm:grid-cols-3">
              {fields.map(({ name, label, hint }) => <NumberField key={name} name={name} label={label} hint={hint} value={draft[name]} error={errors[name]} onChange={(value) => set(name, value ?? Number.NaN)} />)}
            </div>
          </section>
          <section aria-labelledby="tiers">
            <div className="mb-1 flex items-center justify-between gap-4">
              <h2 id="tiers" className="text-sm font-semibold">Tiers</h2>
              {mayEdit && <Button look="secondary" size="small" onClick={() => set("tiers", [...draft.tiers, { id: null, name: "", fromMinor: Number.NaN, pointsPerHundred: 100, groupId: null }])}><Plus aria-hidden className="size-4" />Add a tier</Button>}
            </div>
            <p className="mb-4 text-sm text-muted">Reached by what a member bought and kept in the last 365 days. A group gives its members the prices and offers that price lists and promotions keep for it.</p>
            <ol className="grid gap-3">
              {draft.tiers.map((tier, n) => (
                <TierFields key={tier.id ?? n} id={`tiers.${n}`} tier={tier} members={tier.id ? (members[tier.id] ?? 0) : 0} groups={groups} errorOf={(field) => errors[`tiers.${n}.${field}`]} onChange={(next) => change(n, next)}
                  onRemove={mayEdit && draft.tiers.length > 1 ? () => set("tiers", draft.tiers.filter((_, i) => i !== n)) : null} />
              ))}
            </ol>
          </section>
        </fieldset>
      </form>
      {mayEdit && <SaveBar formId="loyalty" isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} />}
    </StaffPage>
  );
}
