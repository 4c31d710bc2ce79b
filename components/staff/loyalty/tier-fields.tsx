"use client";

import { X } from "lucide-react";
import { NumberField } from "@/components/staff/routing/number-field";
import { Field, fieldAttributes } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { LoyaltyTier } from "@/lib/domain/loyalty/loyalty-policy";
import { asId } from "@/lib/kernel/ids";

type Props = { /** Of its fields on the page. */ id: string; tier: LoyaltyTier; members: number; groups: { id: string; name: string }[]; errorOf: (field: string) => string | undefined; onChange: (tier: LoyaltyTier) => void; onRemove: (() => void) | null };

/** One tier: from what on, what it earns, whose prices it has. */
export function TierFields({ id, tier, members, groups, errorOf, onChange, onRemove }: Props) {
  const name = tier.name || "the new tier";
  return (
    <li className="relative rounded-md border border-line bg-surface p-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)_auto]">
        <TextField name={`${id}.name`} label="Name" value={tier.name} maxLength={40} autoComplete="off" error={errorOf("name")} onChange={(event) => onChange({ ...tier, name: event.target.value })} />
        <NumberField kind="money" name={`${id}.fromMinor`} label="From, in a year" value={tier.fromMinor} error={errorOf("fromMinor")} onChange={(value) => onChange({ ...tier, fromMinor: value ?? Number.NaN })} />
        <NumberField name={`${id}.pointsPerHundred`} label="Points per dollar" value={tier.pointsPerHundred / 100} error={errorOf("pointsPerHundred")} onChange={(value) => onChange({ ...tier, pointsPerHundred: Math.round((value ?? Number.NaN) * 100) })} />
        <Field id={`${id}.groupId`} label="Group" error={errorOf("groupId")}>
          <Select {...fieldAttributes(`${id}.groupId`, { error: errorOf("groupId") })} value={tier.groupId ?? ""} onChange={(event) => onChange({ ...tier, groupId: event.target.value === "" ? null : asId(event.target.value) })}>
            <option value="">None</option>
            {groups.map((group) => <option key={group.id} value={group.id}>{group.name}</option>)}
          </Select>
        </Field>
        {onRemove && <IconButton label={`Remove ${name}`} className="absolute top-2 right-2 lg:static lg:mt-6" onClick={onRemove}><X aria-hidden /></IconButton>}
      </div>
      <p className="figures mt-2 text-xs text-muted">{members.toLocaleString("en-US")} {members === 1 ? "member" : "members"}</p>
    </li>
  );
}
