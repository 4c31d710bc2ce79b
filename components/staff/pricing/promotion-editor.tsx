"use client";

import { useRouter } from "next/navigation";
import { useId, type ReactNode } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { keepPromotion } from "@/lib/actions/pricing";
import type { PreviewBasket } from "@/lib/domain/pricing/get-preview-basket";
import type { PromotionChoices } from "@/lib/domain/pricing/list-promotion-choices";
import { promotionInput } from "@/lib/domain/pricing/promotion-input";
import { promotionKinds, type Promotion } from "@/lib/domain/pricing/promotion";
import { homeCurrency } from "@/lib/kernel/currency";
import { asId, type PromotionId } from "@/lib/kernel/ids";
import { GoodsFields, ShopperFields } from "./condition-fields";
import { EffectFields } from "./effect-fields";
import { promotionOfDraft, type PromotionDraft } from "./promotion-draft";
import { PromotionPreview } from "./promotion-preview";
import { kindLabel } from "./promotion-words";

type Props = { saved: PromotionDraft; choices: PromotionChoices; basket: PreviewBasket; missing: string | null; used: number; mayEdit: boolean; children?: ReactNode };

/** Everything a promotion is, beside what it does to a cart while it is typed. Times are UTC, the same for every store. */
export function PromotionEditor({ saved, choices, basket, missing, used, mayEdit, children }: Props) {
  const router = useRouter();
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(saved, { done: saved.id ? "Promotion saved" : "Promotion made, paused" });
  const form = useId();
  const part = { draft, set, errors, isReadOnly: !mayEdit };
  const field = (name: "name" | "code" | "startsAt" | "endsAt" | "priority" | "usageLimit" | "perCustomerLimit" | "budget", label: string, { error = name, ...rest }: { error?: string; hint?: string; isOptional?: boolean; type?: string; inputMode?: "decimal" | "numeric"; className?: string } = {}) =>
    <TextField name={name} label={label} value={draft[name]} error={errors[error]} onChange={(event) => set(name, event.target.value)} autoComplete="off" {...rest} />;
  const typed = promotionInput.safeParse({ ...promotionOfDraft(draft), name: draft.name || "its name", code: "" });
  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,46rem)_minmax(18rem,1fr)]">
      <div>
        <form
          id={form} noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save(async (now) => {
              const outcome = await keepPromotion(promotionOfDraft(now));
              if (outcome.ok && !saved.id) router.push(`/staff/pricing/${outcome.data.id}`);
              return outcome;
            });
          }}
        >
          <fieldset disabled={!mayEdit} className="grid gap-8">
            <Section title="What it gives">
              {field("name", "Name", { hint: "Shoppers see it in the cart and on the order.", className: "sm:col-span-2" })}
              <Field id="kind" label="Kind">
                <Select value={draft.kind} onChange={(event) => set("kind", promotionKinds.find((kind) => kind === event.target.value) ?? "percent")} {...fieldAttributes("kind", {})}>{promotionKinds.map((kind) => <option key={kind} value={kind}>{kindLabel[kind]}</option>)}</Select>
              </Field>
              <EffectFields {...part} products={choices.products} variants={choices.variants} />
            </Section>
            <Section title="For which goods"><GoodsFields {...part} choices={choices} /></Section>
            <Section title="For whom and where"><ShopperFields {...part} choices={choices} /></Section>
            <Section title="When and how often">
              {field("startsAt", "Starts, UTC", { type: "datetime-local", isOptional: true })}
              {field("endsAt", "Ends, UTC", { type: "datetime-local", isOptional: true })}
              {field("usageLimit", "Orders in all, at most", { inputMode: "numeric", isOptional: true, ...(used > 0 && { hint: `${used} so far.` }) })}
              {field("perCustomerLimit", "Orders per person, at most", { inputMode: "numeric", isOptional: true })}
              {field("budget", "Budget, dollars", { error: "budgetMinor", inputMode: "decimal", isOptional: true, hint: "The order that would pass it does not get it." })}
              {field("priority", "Priority", { inputMode: "numeric", hint: "Of two that give the same, the higher counts." })}
            </Section>
            <Section title="How it is asked for">
              <Switch label="Asks for a code" hint="Off: it counts by itself in every cart that earns it." checked={draft.needsCode} onChange={(event) => set("needsCode", event.target.checked)} />
              <Switch label="May be combined" hint="With others that may. Otherwise the cart gets whichever takes off more." checked={draft.isCombinable} onChange={(event) => set("isCombinable", event.target.checked)} />
              {draft.needsCode && field("code", "Code for everybody", { hint: "Letters, digits, hyphens. Empty: single-use codes only.", isOptional: true })}
            </Section>
          </fieldset>
          <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} {...(!saved.id && { create: "Create promotion" })} />
        </form>
        {children}
      </div>
      <div>{typed.success ? <PromotionPreview promotion={previewed(typed.data)} basket={basket} missing={missing} /> : <p role="status" className="rounded-md border border-line p-4 text-sm text-muted">Fill in what it gives, and see here what it does to a cart.</p>}</div>
    </div>
  );
}

/** What limits say is left out: the preview shows what it does while it counts. */
const previewed = ({ name, effect, conditions, startsAt, endsAt, isCombinable, priority, budgetMinor }: ReturnType<typeof promotionInput.parse>): Promotion => ({
  id: asId<PromotionId>("preview"), name, effect, conditions, currency: homeCurrency, startsAt, endsAt, isActive: true, priority, isCombinable, usageLimit: null, perCustomerLimit: null, budgetMinor, used: 0, spentMinor: 0, usedByPerson: 0, code: null, gift: null,
});

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <section className="border-t border-line pt-5"><h2 className="mb-4 text-sm font-semibold">{title}</h2><div className="grid items-start gap-5 sm:grid-cols-2">{children}</div></section>;
}
