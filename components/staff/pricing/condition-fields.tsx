"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { channelLabel, type Channel } from "@/lib/domain/channel";
import type { PromotionChoices } from "@/lib/domain/pricing/list-promotion-choices";
import { segments } from "@/lib/domain/pricing/promotion";
import { ChoiceList } from "./choice-list";
import type { DraftProps } from "./effect-fields";
import { segmentLabel } from "./promotion-words";

/** Channels in which an order is placed. */
const selling: readonly Channel[] = ["web", "app", "store", "kiosk", "call_center", "agent"];

export function GoodsFields({ draft, set, errors, isReadOnly, choices }: DraftProps & { choices: PromotionChoices }) {
  return (
    <>
      <ChoiceList label="Categories" hint="Any" choices={choices.categories} chosen={draft.categoryIds} onChange={(ids) => set("categoryIds", ids)} error={errors["conditions.categoryIds"]} isReadOnly={isReadOnly} />
      <ChoiceList label="Products" hint={draft.categoryIds.length > 0 ? "None beside the categories" : "Any"} choices={choices.products} chosen={draft.productIds} onChange={(ids) => set("productIds", ids)} error={errors["conditions.productIds"]} isReadOnly={isReadOnly} />
      <TextField name="minimum" label="From, dollars" hint="Of these goods, at their prices." value={draft.minimum} error={errors["conditions.minimumMinor"]} onChange={(event) => set("minimum", event.target.value)} inputMode="decimal" autoComplete="off" isOptional />
      <Checkbox label="Only goods at full price" checked={draft.isFullPriceOnly} onChange={(event) => set("isFullPriceOnly", event.target.checked)} className="self-end" />
    </>
  );
}

export function ShopperFields({ draft, set, errors, isReadOnly, choices }: DraftProps & { choices: PromotionChoices }) {
  const channels = selling.map((channel) => ({ value: channel, label: channelLabel[channel] }));
  return (
    <>
      <ChoiceList label="Channels" hint="Everywhere" choices={channels} chosen={draft.channels} onChange={(chosen) => set("channels", selling.filter((channel) => chosen.includes(channel)))} error={errors["conditions.channels"]} isReadOnly={isReadOnly} />
      <ChoiceList label="Stores" hint="Any, and deliveries" choices={choices.stores} chosen={draft.storeIds} onChange={(ids) => set("storeIds", ids)} error={errors["conditions.storeIds"]} isReadOnly={isReadOnly} />
      <Field id="segment" label="Shoppers">
        <Select value={draft.segment} onChange={(event) => set("segment", segments.find((segment) => segment === event.target.value) ?? "")} {...fieldAttributes("segment", {})}>
          <option value="">All</option>{segments.map((segment) => <option key={segment} value={segment}>{segmentLabel[segment]}</option>)}
        </Select>
      </Field>
      {choices.groups.length > 0 && <ChoiceList label="Customer groups" hint="All" choices={choices.groups} chosen={draft.groupIds} onChange={(ids) => set("groupIds", ids)} error={errors["conditions.groupIds"]} isReadOnly={isReadOnly} />}
    </>
  );
}
