"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Combobox, type Choice } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { ChoiceList } from "./choice-list";
import type { PromotionDraft } from "./promotion-draft";

export type DraftProps = { draft: PromotionDraft; set: <K extends keyof PromotionDraft>(key: K, value: PromotionDraft[K]) => void; errors: Record<string, string>; isReadOnly: boolean };

/** What a promotion takes off; the fields follow its kind. */
export function EffectFields({ draft, set, errors, isReadOnly, products, variants }: DraftProps & { products: Choice[]; variants: Choice[] }) {
  const text = (name: "percent" | "amount" | "buy" | "get" | "upTo", label: string, error: string, hint?: string) =>
    <TextField name={name} label={label} value={draft[name]} error={errors[error]} hint={hint} onChange={(event) => set(name, event.target.value)} inputMode="decimal" autoComplete="off" />;
  switch (draft.kind) {
    case "percent": return text("percent", "Percent", "effect.basisPoints");
    case "fixed": return text("amount", "Dollars", "effect.amountMinor", "Off all its goods together, once an order.");
    case "free_shipping": return text("upTo", "Deliveries that cost up to, dollars", "effect.upToMinor", "Empty: also freight.");
    case "tiered": return <Tiers draft={draft} set={set} errors={errors} isReadOnly={isReadOnly} />;
    case "buy_get": return (
      <div className="grid gap-5 sm:col-span-2 sm:grid-cols-3">
        {text("buy", "Buy", "effect.buy")}
        {text("get", "Get", "effect.get")}
        {text("percent", "At, percent off", "effect.basisPoints", "100 is free.")}
        <div className="sm:col-span-3"><ChoiceList label="Cheaper goods" hint="The same goods, the cheapest of them" choices={products} chosen={draft.getProductIds} onChange={(ids) => set("getProductIds", ids)} error={errors["effect.getProductIds"]} isReadOnly={isReadOnly} /></div>
      </div>
    );
    case "gift": return (
      <Field id="gift" label="Gift" error={errors["effect.variantId"]} hint="The shopper puts it in the cart with one tap; it is free then.">
        <Combobox id="gift" label="Gift" choices={variants} value={variants.find((one) => one.value === draft.giftVariantId) ?? null} onValueChange={(choice) => set("giftVariantId", choice?.value ?? "")} placeholder="Name or SKU" />
      </Field>
    );
  }
}

function Tiers({ draft, set, errors, isReadOnly }: DraftProps) {
  const change = (at: number, tier: PromotionDraft["tiers"][number]) => set("tiers", draft.tiers.map((one, i) => (i === at ? tier : one)));
  return (
    <div className="grid gap-3 sm:col-span-2">
      {draft.tiers.map((tier, i) => (
        <div key={i} className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
          <TextField name={`from-${i}`} label="From, dollars" value={tier.from} error={errors[`effect.tiers.${i}.fromMinor`]} onChange={(event) => change(i, { ...tier, from: event.target.value })} inputMode="decimal" autoComplete="off" />
          <TextField name={`percent-${i}`} label="Percent" value={tier.percent} error={errors[`effect.tiers.${i}.basisPoints`]} onChange={(event) => change(i, { ...tier, percent: event.target.value })} inputMode="decimal" autoComplete="off" />
          {!isReadOnly && <IconButton label={`Remove step ${i + 1}`} onClick={() => set("tiers", draft.tiers.filter((_, at) => at !== i))}><Trash2 /></IconButton>}
        </div>
      ))}
      {errors["effect.tiers"] && <p role="alert" className="text-sm text-negative">{errors["effect.tiers"]}</p>}
      {!isReadOnly && draft.tiers.length < 6 && <div><Button type="button" look="quiet" size="small" onClick={() => set("tiers", [...draft.tiers, { from: "", percent: "" }])}><Plus aria-hidden />Add a step</Button></div>}
    </div>
  );
}
