"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { saveCategory } from "@/lib/actions/catalog";

export type CategoryItem = { slug: string; name: string; description: string; parentSlug: string | null; position: number; imageSrc: string | null; depth: number; products: number };

/** The tree of the shop, in its order; a row opens its form. */
export function CategoryEditor({ categories, mayEdit }: { categories: CategoryItem[]; mayEdit: boolean }) {
  const [open, setOpen] = useState<CategoryItem | "new" | null>(null);
  return (
    <>
      {mayEdit && <Button className="mb-4" onClick={() => setOpen("new")}>New category</Button>}
      <ul className="max-w-3xl divide-y divide-line rounded-md border border-line bg-surface">
        {categories.map((category) => (
          <li key={category.slug} className="flex min-h-12 items-center justify-between gap-4 px-4 text-sm" style={{ paddingLeft: `${1 + category.depth * 1.5}rem` }}>
            <span className="min-w-0 py-2"><span className={category.depth === 0 ? "font-medium" : ""}>{category.name}</span> <span className="block truncate text-2xs text-muted">/categories/{category.slug}</span></span>
            <span className="flex items-center gap-3">
              <span className="figures text-xs text-muted">{category.products} {category.products === 1 ? "product" : "products"}</span>
              {mayEdit && <Button look="quiet" size="small" aria-label={`Change ${category.name}`} onClick={() => setOpen(category)}>Change</Button>}
            </span>
          </li>
        ))}
      </ul>
      {open && <CategoryForm key={open === "new" ? "new" : open.slug} category={open === "new" ? null : open} categories={categories} onClose={() => setOpen(null)} />}
    </>
  );
}

function CategoryForm({ category, categories, onClose }: { category: CategoryItem | null; categories: CategoryItem[]; onClose: () => void }) {
  const router = useRouter();
  const [draft, setDraft] = useState({ name: category?.name ?? "", slug: category?.slug ?? "", description: category?.description ?? "", parentSlug: category?.parentSlug ?? "", position: String(category?.position ?? 0) });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const field = (name: "name" | "slug" | "position", label: string, hint?: string) => (
    <TextField name={`category-${name}`} label={label} hint={hint} value={draft[name]} error={errors[name]} autoComplete="off" onChange={(event) => setDraft({ ...draft, [name]: event.target.value })} />
  );
  async function save() {
    setBusy(true);
    const outcome = await saveCategory({ currentSlug: category?.slug ?? null, name: draft.name, slug: draft.slug, description: draft.description, parentSlug: draft.parentSlug || null, position: draft.position.trim() === "" ? Number.NaN : Number(draft.position), imageSrc: category?.imageSrc ?? null });
    setBusy(false);
    if (outcome.ok) {
      toast({ title: category ? "Category saved" : "Category made" });
      router.refresh();
      return onClose();
    }
    const named = Array.isArray(outcome.facts.fields) ? Object.fromEntries(outcome.facts.fields.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)])) : {};
    setErrors(outcome.code === "slug_taken" ? { slug: outcome.message } : Object.keys({ ...outcome.fields, ...named }).length > 0 ? { ...outcome.fields, ...named } : { name: outcome.message });
  }
  return (
    <Dialog
      title={category ? category.name : "New category"} open onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<><Button look="quiet" onClick={onClose}>Cancel</Button><Button isBusy={isBusy} onClick={() => void save()}>Save</Button></>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }} className="grid gap-4">
        {field("name", "Name")}
        {field("slug", "Address", `/categories/${draft.slug || "…"}`)}
        <Field id="category-parent" label="Stands below" error={errors.parentSlug}>
          <Select value={draft.parentSlug} onChange={(event) => setDraft({ ...draft, parentSlug: event.target.value })} {...fieldAttributes("category-parent", { error: errors.parentSlug })}>
            <option value="">Nothing: at the top</option>
            {categories.filter(({ slug }) => slug !== category?.slug).map(({ slug, name, depth }) => <option key={slug} value={slug}>{`${"\u2003".repeat(depth)}${name}`}</option>)}
          </Select>
        </Field>
        {field("position", "Place among its neighbors", "Smaller comes first.")}
        <Field id="category-description" label="Description" isOptional error={errors.description}>
          <Textarea value={draft.description} maxLength={600} onChange={(event) => setDraft({ ...draft, description: event.target.value })} {...fieldAttributes("category-description", { error: errors.description })} />
        </Field>
        <button type="submit" hidden>Save</button>
      </form>
    </Dialog>
  );
}
