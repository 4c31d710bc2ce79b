"use client";

import { ArrowLeft, ArrowRight, X } from "lucide-react";
import Image from "next/image";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { AddPicture } from "./add-picture";
import type { ProductDraft } from "./product-draft";

type Media = ProductDraft["media"];
type Props = { productId: string; media: Media; variants: { id: string; name: string }[]; errors: Record<string, string>; mayEdit: boolean; onChange: (media: Media) => void };

/** Pictures in the order of the page, each with the words that stand for it. */
export function MediaEditor({ productId, media, variants, errors, mayEdit, onChange }: Props) {
  const move = (from: number, to: number) => {
    const next = [...media];
    const [one] = next.splice(from, 1);
    if (one) next.splice(to, 0, one);
    onChange(next);
  };
  const change = (at: number, values: Partial<Media[number]>) => onChange(media.map((one, index) => (index === at ? { ...one, ...values } : one)));
  return (
    <section>
      <div className="mb-3 flex items-center justify-between">
        <h2 className="text-sm font-semibold">Pictures</h2>
        {mayEdit && <AddPicture productId={productId} variants={variants} />}
      </div>
      {media.length === 0 && <p className="text-sm text-muted">No picture yet. The first one is what shoppers see in lists.</p>}
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {media.map((one, index) => {
          const error = errors[`media.${index}.alt`];
          return (
            <li key={one.id} className="rounded-lg border border-line bg-surface p-3">
              <div className="relative aspect-square overflow-hidden rounded-md bg-sunken">
                <Image src={one.src} alt={one.alt} fill sizes="320px" className="object-contain" />
                <span className="figures absolute top-2 left-2 rounded-sm bg-surface px-1.5 text-2xs shadow-1">{index === 0 ? "1, first seen" : index + 1}</span>
              </div>
              <label className="mt-3 block text-xs font-medium" htmlFor={`alt-${one.id}`}>Words for who cannot see it</label>
              <Textarea id={`alt-${one.id}`} rows={2} maxLength={300} value={one.alt} onChange={(event) => change(index, { alt: event.target.value })} aria-invalid={error ? true : undefined} aria-describedby={`alt-${one.id}-error`} className="mt-1" />
              <p id={`alt-${one.id}-error`} className="text-xs text-negative not-empty:pt-1">{error}</p>
              <div className="mt-2 flex items-center gap-1">
                <Select aria-label="Shows" value={one.variantId ?? ""} onChange={(event) => change(index, { variantId: event.target.value || null })} className="min-w-0 flex-1">
                  <option value="">Every variant</option>
                  {variants.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </Select>
                {mayEdit && (
                  <>
                    <IconButton label="Earlier" disabled={index === 0} onClick={() => move(index, index - 1)} className="lg:size-9"><ArrowLeft aria-hidden /></IconButton>
                    <IconButton label="Later" disabled={index === media.length - 1} onClick={() => move(index, index + 1)} className="lg:size-9"><ArrowRight aria-hidden /></IconButton>
                    <IconButton label="Remove this picture" onClick={() => onChange(media.filter((_, at) => at !== index))} className="lg:size-9"><X aria-hidden /></IconButton>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
