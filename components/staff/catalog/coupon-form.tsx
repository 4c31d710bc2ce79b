"use client";

import { useRouter } from "next/navigation";
import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { keepCoupon } from "@/lib/actions/pricing";
import { couponWords } from "@/lib/domain/pricing/coupon";
import { minorOf } from "./money-text";

export type CouponDraft = { id: string; version: number; code: string; name: string; kind: "percent" | "fixed"; value: string; minimum: string; startsAt: string; endsAt: string; usageLimit: string; perCustomerLimit: string; isActive: boolean };

/** A code that takes something off. Amounts are dollars or percent; times are UTC, the same for every store. */
export function CouponForm({ coupon, used, mayEdit }: { coupon: CouponDraft; used: number; mayEdit: boolean }) {
  const router = useRouter();
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(coupon, { done: coupon.id ? "Coupon saved" : "Coupon made" });
  const form = useId();
  const value = draft.kind === "percent" ? Math.round(Number(draft.value || Number.NaN) * 100) : minorOf(draft.value, "USD");
  const minimum = draft.minimum.trim() === "" ? 0 : minorOf(draft.minimum, "USD");
  const words = Number.isFinite(value) && value > 0 && Number.isFinite(minimum) ? couponWords({ kind: draft.kind, value, currency: "USD", minimumSubtotalMinor: minimum }) : null;
  const field = (name: "code" | "name" | "value" | "minimum" | "startsAt" | "endsAt" | "usageLimit" | "perCustomerLimit", label: string, rest: { hint?: string; isOptional?: boolean; type?: string; inputMode?: "decimal" | "numeric"; className?: string; errorName?: string } = {}) => {
    const { errorName, ...props } = rest;
    return <TextField name={name} label={label} value={draft[name]} error={errors[errorName ?? name]} onChange={(event) => set(name, event.target.value)} autoComplete="off" {...props} />;
  };
  return (
    <form
      id={form} noValidate className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        void save((now) => keepCoupon({ ...now, value, minimumSubtotalMinor: minimum, startsAt: instantOf(now.startsAt), endsAt: instantOf(now.endsAt) })).then((isDone) => isDone && !coupon.id && router.push("/staff/pricing"));
      }}
    >
      <fieldset disabled={!mayEdit} className="grid gap-5 sm:grid-cols-2">
        {field("code", "Code", { hint: "Letters, digits, hyphens; any case works." })}
        {field("name", "What it is for", { hint: "Shoppers see it in the cart." })}
        <Field id="kind" label="Takes off">
          <Select value={draft.kind} onChange={(event) => set("kind", event.target.value === "fixed" ? "fixed" : "percent")} {...fieldAttributes("kind", {})}><option value="percent">Percent</option><option value="fixed">An amount</option></Select>
        </Field>
        {field("value", draft.kind === "percent" ? "Percent" : "Dollars", { inputMode: "decimal" })}
        {field("minimum", "From an order of, dollars", { inputMode: "decimal", isOptional: true, errorName: "minimumSubtotalMinor" })}
        <p className="self-end pb-2 text-sm text-muted" role="status">{words && `Shoppers read: ${words}`}</p>
        {field("startsAt", "Starts, UTC", { type: "datetime-local", isOptional: true })}
        {field("endsAt", "Ends, UTC", { type: "datetime-local", isOptional: true })}
        {field("usageLimit", "Orders in all, at most", { inputMode: "numeric", isOptional: true, ...(used > 0 && { hint: `${used} used so far.` }) })}
        {field("perCustomerLimit", "Orders per person, at most", { inputMode: "numeric", isOptional: true, ...(used > 0 && { hint: "Empty: no limit." }) })}
        <Switch label="Can be used" hint="Off: refused at once, also in carts." checked={draft.isActive} onChange={(event) => set("isActive", event.target.checked)} className="sm:col-span-2" />
      </fieldset>
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} {...(!coupon.id && { create: "Create coupon" })} />
    </form>
  );
}

/** A time field as an instant; empty stays empty. */
const instantOf = (text: string): string => (text === "" ? "" : `${text}Z`);
