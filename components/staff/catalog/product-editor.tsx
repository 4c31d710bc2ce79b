"use client";

import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { saveProduct } from "@/lib/actions/catalog";
import type { AttributeDefinition } from "@/lib/domain/catalog/attribute";
import { productStatusLabel } from "@/lib/domain/catalog/catalog-query";
import { AttributeFields } from "./attribute-fields";
import { MediaEditor } from "./media-editor";
import { blankVariant, inputOf, variantErrorPath, type ProductDraft } from "./product-draft";
import { VariantEditor } from "./variant-editor";

type Props = { productId: string; version: number; product: ProductDraft; definitions: AttributeDefinition[]; categories: { slug: string; name: string; depth: number }[]; mayEdit: boolean };

/** A product as one form: texts, traits, variants, pictures; saved together or not at all. */
export function ProductEditor({ productId, version, product, definitions, categories, mayEdit }: Props) {
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(product, { done: "Product saved" });
  const form = useId();
  const errorOf = (name: string) => errors[`product.${name}`];
  const line = (name: "title" | "slug" | "summary" | "materials" | "brand" | "keywords" | "widthMm" | "depthMm" | "heightMm", label: string, rest: { hint?: string; className?: string; maxLength?: number; inputMode?: "numeric" } = {}) => (
    <TextField name={name} label={label} value={draft[name]} error={errorOf(name) ?? (name === "keywords" ? firstOf(errors, "product.keywords.") : undefined)} onChange={(event) => set(name, event.target.value)} autoComplete="off" {...rest} />
  );
  const long = (name: "description" | "care", label: string, max: number) => (
    <Field id={name} label={label} error={errorOf(name)} className="sm:col-span-2">
      <Textarea value={draft[name]} maxLength={max} onChange={(event) => set(name, event.target.value)} {...fieldAttributes(name, { error: errorOf(name) })} />
    </Field>
  );
  return (
    <form id={form} noValidate onSubmit={(event) => { event.preventDefault(); void save((value) => saveProduct(inputOf(productId, version, value, definitions))); }}>
      <fieldset disabled={!mayEdit} className="grid gap-10">
        <Group title="What it is">
          {line("title", "Title", { className: "sm:col-span-2", maxLength: 160 })}
          <Field id="status" label="State" error={errorOf("status")}>
            <Select value={draft.status} onChange={(event) => set("status", event.target.value === "draft" ? "draft" : event.target.value === "archived" ? "archived" : "active")} {...fieldAttributes("status", {})}>
              {Object.entries(productStatusLabel).map(([status, label]) => <option key={status} value={status}>{label}</option>)}
            </Select>
          </Field>
          <Field id="categorySlug" label="Category" error={errorOf("categorySlug")}>
            <Select value={draft.categorySlug} onChange={(event) => set("categorySlug", event.target.value)} {...fieldAttributes("categorySlug", { error: errorOf("categorySlug") })}>
              {categories.map(({ slug, name, depth }) => <option key={slug} value={slug}>{`${"\u2003".repeat(depth)}${name}`}</option>)}
            </Select>
          </Field>
          {line("slug", "Address", { hint: `/products/${draft.slug}`, className: "sm:col-span-2", maxLength: 120 })}
          {line("summary", "In one line", { className: "sm:col-span-2", maxLength: 400 })}
          {long("description", "Description", 8_000)}
          {line("brand", "Brand", { maxLength: 80 })}
          {line("materials", "Materials", { maxLength: 400 })}
          {long("care", "Care", 1_000)}
          {line("keywords", "Search words", { hint: "Separated by commas: what people call it.", className: "sm:col-span-2" })}
        </Group>
        <Group title="Size of the product, in millimeters" columns={3}>
          {line("widthMm", "Width", { inputMode: "numeric" })}{line("depthMm", "Depth", { inputMode: "numeric" })}{line("heightMm", "Height", { inputMode: "numeric" })}
        </Group>
        <Group title="Traits shoppers filter by"><AttributeFields definitions={definitions} values={draft.attributes} errors={errors} onChange={(attributes) => set("attributes", attributes)} /></Group>
        <section>
          <div className="mb-3 flex items-center justify-between"><h2 className="text-sm font-semibold">Variants</h2>{mayEdit && <Button look="secondary" size="small" onClick={() => set("variants", [...draft.variants, blankVariant])}>Add a variant</Button>}</div>
          <div className="grid gap-4">
            {draft.variants.map((variant, index) => (
              <VariantEditor
                key={variant.id ?? `new-${index}`} variant={variant} path={variantErrorPath(draft, index)} errors={errors} mayEdit={mayEdit}
                onChange={(next) => set("variants", draft.variants.map((one, at) => (at === index ? next : one)))} onRemove={variant.id === null ? () => set("variants", draft.variants.filter((_, at) => at !== index)) : null}
              />
            ))}
          </div>
        </section>
        <MediaEditor productId={productId} media={draft.media} variants={draft.variants.flatMap(({ id, sku, title }) => (id === null ? [] : [{ id, name: title || sku }]))} errors={errors} mayEdit={mayEdit} onChange={(media) => set("media", media)} />
      </fieldset>
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} />
    </form>
  );
}

const Group = ({ title, columns = 2, children }: { title: string; columns?: 2 | 3; children: React.ReactNode }) => (
  <section><h2 className="mb-3 text-sm font-semibold">{title}</h2><div className={columns === 3 ? "grid grid-cols-3 gap-4" : "grid gap-5 sm:grid-cols-2"}>{children}</div></section>
);

const firstOf = (errors: Record<string, string>, start: string): string | undefined => Object.entries(errors).find(([path]) => path.startsWith(start))?.[1];
