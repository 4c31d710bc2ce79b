"use client";

import { useState } from "react";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { saveCategory } from "@/lib/actions/catalog";

export type CategoryItem = { slug: string; name: string; description: string; parentSlug: string | null; position: number; imageSrc: string | null; depth: number; products: number };

/** The tree of the shop, in its order; a row opens its form. */
export function CategoryEditor({ categories, mayEdit }: { categories: CategoryItem[]; mayEdit: boolean }) {
  const [open, setOpen] = useState<{ slug: string | null } | null>(null);
  return (
    <>
      {mayEdit && <Button className="mb-4" onClick={() => setOpen({ slug: null })}>New category</Button>}
      <ul className="max-w-3xl divide-y divide-line rounded-md border border-line bg-surface">
        {categories.map((category) => (
          <li key={category.slug} className="flex min-h-12 items-center justify-between gap-4 px-4 text-sm" style={{ paddingLeft: `${1 + category.depth * 1.5}rem` }}>
            <span className="min-w-0 py-2"><span className={category.depth === 0 ? "font-medium" : ""}>{category.name}</span> <span className="block truncate text-2xs text-muted">/categories/{category.slug}</span></span>
            <span className="flex items-center gap-3">
              <span className="figures text-xs whitespace-nowrap text-muted">{category.products} {category.products === 1 ? "product" : "products"}</span>
              {mayEdit && <Button look="quiet" size="small" aria-label={`Change ${category.name}`} onClick={() => setOpen({ slug: category.slug })}>Change</Button>}
            </span>
          </li>
        ))}
      </ul>
      {open && <CategoryForm key={open.slug} category={categories.find(({ slug }) => slug === open.slug) ?? null} categories={categories} onClose={() => setOpen(null)} />}
    </>
  );
}

function CategoryForm({ category, categories, onClose }: { category: CategoryItem | null; categories: CategoryItem[]; onClose: () => void }) {
  const { draft, set, errors, problem, isBusy, save } = useDraft(
    { name: category?.name ?? "", slug: category?.slug ?? "", description: category?.description ?? "", parentSlug: category?.parentSlug ?? "", position: String(category?.position ?? 0) },
    { done: category ? "Category saved" : "Category made" },
  );
  const field = (name: "name" | "slug" | "position", label: string, hint?: string) => (
    <TextField name={`category-${name}`} label={label} hint={hint} value={draft[name]} error={errors[name]} autoComplete="off" onChange={(event) => set(name, event.target.value)} />
  );
  const send = () => save((now) => saveCategory({ ...now, currentSlug: category?.slug ?? null, seen: category, parentSlug: now.parentSlug || null, position: now.position.trim() === "" ? Number.NaN : Number(now.position), imageSrc: category?.imageSrc ?? null })).then((isDone) => isDone && onClose());
  return (
    <Dialog
      title={category ? category.name : "New category"} open onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<><Button look="quiet" onClick={onClose}>Cancel</Button><Button isBusy={isBusy} onClick={() => void send()}>Save</Button></>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }} className="grid gap-4">
        {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
        {field("name", "Name")}
        {field("slug", "Address", `/categories/${draft.slug || "…"}`)}
        <Field id="category-parent" label="Stands below" error={errors.parentSlug}>
          <Select value={draft.parentSlug} onChange={(event) => set("parentSlug", event.target.value)} {...fieldAttributes("category-parent", { error: errors.parentSlug })}>
            <option value="">Nothing: at the top</option>
            {categories.filter(({ slug }) => slug !== category?.slug).map(({ slug, name, depth }) => <option key={slug} value={slug}>{`${"\u2003".repeat(depth)}${name}`}</option>)}
          </Select>
        </Field>
        {field("position", "Place among its neighbors", "Smaller comes first.")}
        <Field id="category-description" label="Description" isOptional error={errors.description}>
          <Textarea value={draft.description} maxLength={600} onChange={(event) => set("description", event.target.value)} {...fieldAttributes("category-description", { error: errors.description })} />
        </Field>
        <button type="submit" hidden>Save</button>
      </form>
    </Dialog>
  );
}
