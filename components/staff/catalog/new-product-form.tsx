"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { createProduct } from "@/lib/actions/catalog";

type Props = { categories: { slug: string; name: string; depth: number }[] };

/** The least a product needs; it starts as a draft that shoppers do not see. */
export function NewProductForm({ categories }: Props) {
  const router = useRouter();
  const blank = { title: "", slug: "", externalId: "", sku: "", gtin: "", categorySlug: categories[0]?.slug ?? "" };
  const { draft, set, update, errors, problem, isBusy, save } = useDraft(blank, { done: "Draft created" });
  const [hasOwnSlug, setOwnSlug] = useState(false);
  const slugOf = (title: string) => title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  const create = () => save(async (now) => {
    const outcome = await createProduct({ ...now, gtin: now.gtin.trim() === "" ? null : now.gtin });
    if (outcome.ok) router.push(`/staff/catalog/${outcome.data.productId}`);
    return outcome;
  });

  const field = (name: "title" | "slug" | "externalId" | "sku" | "gtin", label: string, rest: { hint?: string; isOptional?: boolean; className?: string; autoFocus?: boolean } = {}) => (
    <TextField
      name={name} label={label} value={draft[name]} error={errors[name] ?? errors[`variants.0.${name}`]} autoComplete="off" {...rest}
      onChange={(event) => {
        const { value } = event.target;
        if (name === "slug") setOwnSlug(true);
        update((was) => ({ ...was, [name]: value, ...(name === "title" && !hasOwnSlug && { slug: slugOf(value) }) }));
      }}
    />
  );
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void create(); }} className="grid max-w-3xl gap-5 sm:grid-cols-2">
      {field("title", "Title", { className: "sm:col-span-2", autoFocus: true })}
      {field("slug", "Address", { hint: "/products/…" })}
      <Field id="categorySlug" label="Category" hint="Where shoppers find it." error={errors.categorySlug}>
        <Select value={draft.categorySlug} onChange={(event) => set("categorySlug", event.target.value)} {...fieldAttributes("categorySlug", { hint: true, error: errors.categorySlug })}>
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
