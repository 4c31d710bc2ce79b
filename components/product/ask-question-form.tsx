"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useActionForm } from "@/components/ui/use-action-form";
import { askQuestion } from "@/lib/actions/reviews";

export function AskQuestionForm({ productId }: { productId: string }) {
  const { form, refusal, isBusy, field } = useActionForm(askQuestion);
  const body = field("body");
  return (
    <form {...form} className="mt-4 grid max-w-xl gap-5">
      {refusal && !body.error && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <input type="hidden" name="productId" value={productId} />
      <Field id="body" label="Your question" hint="Everybody can read it with the answer, under your first name. About an order of yours, write to us instead." error={body.error}>
        <Textarea {...fieldAttributes("body", { hint: true, error: body.error })} name="body" defaultValue={body.defaultValue} rows={3} maxLength={500} />
      </Field>
      <Button type="submit" isBusy={isBusy} className="justify-self-start">Send the question</Button>
    </form>
  );
}
