"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { createProduct } from "@/lib/actions/catalog";

type Props = { categories: { slug: string; name: string; depth: number }[] };

/** The least a product needs; it starts as a draft that shoppers do not see. */
export function NewProductForm({ categories }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState({ title: "", slug: "", externalId: "", sku: "", gtin: "", categorySlug: categories[0]?.slug ?? "" });
  const [hasOwnSlug, setOwnSlug] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const slugOf = (title: string) => title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  async function create() {
    setBusy(true);
    const outcome = await createProduct({ ...draft, gtin: draft.gtin.trim() === "" ? null : draft.gtin });
    setBusy(false);
    if (outcome.ok) return router.push(`/staff/catalog/${outcome.data.productId}`);
    const named = Array.isArray(outcome.facts.fields) ? Object.fromEntries(outcome.facts.fields.map((line) => [line.slice(0, line.indexOf(": ")).replace("variants.0.", ""), line.slice(line.indexOf(": ") + 2)])) : {};
    setErrors({ ...outcome.fields, ...named });
    setProblem(Object.keys({ ...outcome.fields, ...named }).length > 0 ? null : outcome.message);
  }

  const field = (name: "title" | "slug" | "externalId" | "sku" | "gtin", label: string, rest: { hint?: string; isOptional?: boolean; className?: string; autoFocus?: boolean } = {}) => (
    <TextField
      name={name} label={label} value={draft[name]} error={errors[name]} autoComplete="off" {...rest}
      onChange={(event) => {
        const { value } = event.target;
        if (name === "slug") setOwnSlug(true);
        setDraft((was) => ({ ...was, [name]: value, ...(name === "title" && !hasOwnSlug && { slug: slugOf(value) }) }));
      }}
    />
  );
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void create(); }} className="grid max-w-3xl gap-5 sm:grid-cols-2">
      {field("title", "Title", { className: "sm:col-span-2", autoFocus: true })}
      {field("slug", "Address", { hint: "/products/…" })}
      <Field id="categorySlug" label="Category" hint="Where shoppers find it." error={errors.categorySlug}>
        <Select value={draft.categorySlug} onChange={(event) => setDraft({ ...draft, categorySlug: event.target.value })} {...fieldAttributes("categorySlug", { hint: true, error: errors.categorySlug })}>
          {categories.map(({ slug, name, depth }) => <option key={slug} value={slug}>{`${"\u2003".repeat(depth)}${name}`}</option>)}
        </Select>
      </Field>
      {field("externalId", "Your product number", { hint: "Imports know the product by it." })}
      {field("sku", "SKU of the first variant", { hint: "It stays for life." })}
      {field("gtin", "GTIN", { isOptional: true })}
      {problem && <p role="alert" className="text-sm text-negative sm:col-span-2">{problem}</p>}
      <Button type="submit" isBusy={isBusy} className="justify-self-start sm:col-span-2">Create draft</Button>
    </form>
  );
}
