"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { useActionForm } from "@/components/ui/use-action-form";
import { writeReview } from "@/lib/actions/reviews";
import { pictureTypes } from "@/lib/domain/catalog/picture";
import { mostPhotos } from "@/lib/domain/catalog/review";
import { shrinkPhotos } from "./shrink-photos";

const stars = [[5, "I love it"], [4, "Good"], [3, "It is all right"], [2, "Not what I hoped"], [1, "I would not buy it again"]] as const;

type Props = { productId: string; /** "Maya L." */ signedAs: string; place: "online" | "store" };

/** Stars, words and photos of somebody who has it. */
export function WriteReviewForm({ productId, signedAs, place }: Props) {
  const { form, refusal, isBusy, errorOf, field } = useActionForm(writeReview);
  const [isShrinking, setIsShrinking] = useState(false);
  const [photoError, starError] = [errorOf("photos") ?? errorOf("photos.0"), errorOf("rating")];
  const body = field("body");
  return (
    <form {...form} className="mt-8 grid max-w-xl gap-6">
      {refusal && Object.keys(refusal.fields).length === 0 && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <input type="hidden" name="productId" value={productId} />
      <div>
        <RadioCards legend="How many stars?" name="rating" defaultValue={refusal?.typed?.["rating"]} options={stars.map(([count, words]) => ({ value: String(count), label: words, aside: <span className="text-accent"><span className="sr-only">{count} of 5</span><span aria-hidden>{"★".repeat(count)}<span className="text-line-strong/50">{"★".repeat(5 - count)}</span></span></span> }))} />
        {starError && <p role="alert" className="mt-1.5 text-xs text-negative">{starError}</p>}
      </div>
      <TextField {...field("title")} label="In a few words" maxLength={80} autoComplete="off" />
      <Field id="body" label="What is it like?" hint="How it looks, feels and lasts; what you use it for; what you would have liked to know." error={body.error}>
        <Textarea {...fieldAttributes("body", { hint: true, error: body.error })} name="body" defaultValue={body.defaultValue} rows={6} maxLength={2_000} />
      </Field>
      <Field id="photos" label="Photos" isOptional hint={`Up to ${mostPhotos}, of it in your home. Where and with what they were taken is removed.`} error={photoError}>
        <FileInput
          {...fieldAttributes("photos", { hint: true, error: photoError })} name="photos[]" accept={pictureTypes.join(",")} multiple
          onChange={async ({ currentTarget }) => {
            setIsShrinking(true);
            await shrinkPhotos(currentTarget);
            setIsShrinking(false);
          }}
        />
      </Field>
      <p className="text-sm text-muted">It appears under {signedAs}, marked as bought {place === "store" ? "in store" : "online"}, when we have read it.</p>
      <Button type="submit" size="large" isBusy={isBusy || isShrinking}>Send the review</Button>
    </form>
  );
}
