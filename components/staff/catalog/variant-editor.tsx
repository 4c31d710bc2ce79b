"use client";

import { Plus, X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { readGtin } from "@/lib/domain/catalog/gtin";
import { blankParcel, type ParcelDraft, type VariantDraft } from "./product-draft";

type Props = { variant: VariantDraft; path: string; errors: Record<string, string>; mayEdit: boolean; onChange: (variant: VariantDraft) => void; onRemove: (() => void) | null };

const parcelFields: [keyof ParcelDraft, string, string][] = [["kg", "Weight, kg", "weightGrams"], ["length", "Length, mm", "lengthMm"], ["width", "Width, mm", "widthMm"], ["height", "Height, mm", "heightMm"]];

/** One sellable thing: its codes, options and parcels. A SKU stays for life. */
export function VariantEditor({ variant, path, errors, mayEdit, onChange, onRemove }: Props) {
  const id = (name: string) => `${path}.${name}`;
  const errorOf = (name: string) => errors[id(name)];
  const change = (values: Partial<VariantDraft>) => onChange({ ...variant, ...values });
  const gtinHint = variant.gtin.trim() !== "" && !readGtin(variant.gtin) ? "Its length or check digit does not fit yet." : undefined;
  const short = (name: "sku" | "gtin" | "title" | "swatch", label: string, rest: { hint?: string | undefined; readOnly?: boolean; placeholder?: string; inputMode?: "numeric" } = {}) => (
    <Field id={id(name)} label={label} hint={rest.hint} error={errorOf(name)}>
      <Input value={variant[name]} onChange={(event) => change({ [name]: event.target.value })} autoComplete="off" readOnly={rest.readOnly} placeholder={rest.placeholder} inputMode={rest.inputMode} className={name === "title" ? "" : "figures"} {...fieldAttributes(id(name), { hint: rest.hint, error: errorOf(name) })} />
    </Field>
  );
  return (
    <article aria-label={`Variant ${variant.sku || "new"}`} className="rounded-lg border border-line bg-surface p-4 lg:p-5">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h3 className="flex items-center gap-2 text-sm font-medium">
          {variant.swatch && <span aria-hidden className="size-4 rounded-full border border-line" style={{ background: variant.swatch }} />}
          {variant.title || variant.sku || "New variant"} {variant.isArchived && <Badge hasShape>archived</Badge>}
        </h3>
        <div className="flex gap-2">
          {variant.id && <LinkButton href={`/staff/inventory/${encodeURIComponent(variant.sku)}`} look="quiet" size="small">Stock</LinkButton>}
          {onRemove && <Button look="quiet" size="small" onClick={onRemove}>Remove</Button>}
        </div>
      </header>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {short("sku", "SKU", { readOnly: variant.id !== null })}
        {short("gtin", "GTIN", { hint: gtinHint, inputMode: "numeric" })}
        {short("title", "Name of the variant", { placeholder: "Black" })}
        {short("swatch", "Swatch", { placeholder: "#1E4A38" })}
        <Field id={id("taxClass")} label="Tax">
          <Select id={id("taxClass")} value={variant.taxClass} onChange={(event) => change({ taxClass: event.target.value === "exempt" ? "exempt" : "standard" })}><option value="standard">Standard</option><option value="exempt">Exempt</option></Select>
        </Field>
        <div className="flex flex-wrap gap-x-6 sm:col-span-1 lg:col-span-3 lg:pt-5">
          <Checkbox label="Two people to carry" checked={variant.needsTwoPeople} onChange={(event) => change({ needsTwoPeople: event.target.checked })} />
          {variant.id && <Checkbox label="Archived: no longer sold" checked={variant.isArchived} onChange={(event) => change({ isArchived: event.target.checked })} />}
        </div>
      </div>
      <div className="mt-5 grid gap-6 lg:grid-cols-2">
        <Lines title="Options" addLabel="Add an option" mayEdit={mayEdit} onAdd={() => change({ options: [...variant.options, { name: "", value: "" }] })}>
          {variant.options.map((option, at) => (
            <div key={at} className="flex items-center gap-2">
              <Input aria-label={`Option ${at + 1} name`} placeholder="Color" value={option.name} maxLength={40} onChange={(event) => change({ options: variant.options.map((one, i) => (i === at ? { ...one, name: event.target.value } : one)) })} />
              <Input aria-label={`Option ${at + 1} value`} placeholder="Black" value={option.value} maxLength={80} onChange={(event) => change({ options: variant.options.map((one, i) => (i === at ? { ...one, value: event.target.value } : one)) })} />
              {mayEdit && <IconButton label={`Remove option ${at + 1}`} onClick={() => change({ options: variant.options.filter((_, i) => i !== at) })} className="lg:size-9"><X aria-hidden /></IconButton>}
            </div>
          ))}
        </Lines>
        <Lines title="Parcels" addLabel="Add a parcel" mayEdit={mayEdit} onAdd={() => change({ parcels: [...variant.parcels, blankParcel] })}>
          {variant.parcels.map((parcel, at) => (
            <div key={at} className="flex items-end gap-2">
              {parcelFields.map(([name, label, field]) => {
                const error = errorOf(`parcels.${at}.${field}`);
                return (
                  <label key={name} className="min-w-0 flex-1 text-2xs text-muted">
                    {label}
                    <Input inputMode="decimal" value={parcel[name]} aria-invalid={error ? true : undefined} title={error} onChange={(event) => change({ parcels: variant.parcels.map((one, i) => (i === at ? { ...one, [name]: event.target.value } : one)) })} className="figures mt-1 px-2!" />
                    {error && <span className="block text-negative">{error}</span>}
                  </label>
                );
              })}
              {mayEdit && <IconButton label={`Remove parcel ${at + 1}`} onClick={() => change({ parcels: variant.parcels.filter((_, i) => i !== at) })} className="lg:size-9"><X aria-hidden /></IconButton>}
            </div>
          ))}
        </Lines>
      </div>
    </article>
  );
}

function Lines({ title, addLabel, mayEdit, onAdd, children }: { title: string; addLabel: string; mayEdit: boolean; onAdd: () => void; children: React.ReactNode[] }) {
  return (
    <section className="grid content-start gap-2">
      <h4 className="text-xs font-medium">{title}</h4>
      {children.length === 0 && <p className="text-xs text-muted">None.</p>}
      {children}
      {mayEdit && <Button look="quiet" size="small" className="-ml-3 justify-self-start" onClick={onAdd}><Plus aria-hidden className="size-4" />{addLabel}</Button>}
    </section>
  );
}
