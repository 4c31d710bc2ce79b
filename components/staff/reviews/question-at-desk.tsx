"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import { answerQuestion, declineQuestion } from "@/lib/actions/reviews";
import type { QuestionAtDesk as Row } from "@/lib/domain/catalog/voice-query";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** A question with the field for its answer; an answer can be put right later. */
export function QuestionAtDesk({ question: { id, slug, product, authorName, body, at, status, answer, answeredByName } }: { question: Row }) {
  const router = useRouter();
  const { form, outcome, refusal, isBusy, field } = useActionForm(answerQuestion);
  const [isDeclining, start] = useTransition();
  const said = field("answer", answer ?? "");
  useEffect(() => {
    if (!outcome?.ok) return;
    toast({ title: "Answered: it stands on the product’s page" });
    router.refresh();
  }, [outcome, router]);
  const decline = () => start(async () => {
    const declined = await declineQuestion({ questionId: id }).catch(() => null);
    toast(declined?.ok ? { title: "Nobody sees it now" } : { tone: "negative", title: declined?.message ?? "No connection. Nothing changed; try again." });
    router.refresh();
  });
  return (
    <div className="py-5">
      <Link href={`/products/${slug}`} prefetch={false} className="inline-flex min-h-11 items-center text-sm text-muted underline underline-offset-4 lg:min-h-0">{product}</Link>
      <p className="mt-1 max-w-[68ch] font-medium whitespace-pre-line">{body}</p>
      <p className="mt-1 text-xs text-muted">{authorName}, <time dateTime={at}>{day.format(new Date(at))}</time>{answeredByName && `; answered by ${answeredByName}`}</p>
      <form {...form} className="mt-3 grid max-w-2xl gap-3">
        <input type="hidden" name="questionId" value={id} />
        <Field id={`answer-${id}`} label="Answer" error={said.error ?? refusal?.message}>
          <Textarea {...fieldAttributes(`answer-${id}`, { error: said.error ?? refusal?.message })} name="answer" defaultValue={said.defaultValue} rows={2} maxLength={1_500} />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" isBusy={isBusy}>{status === "answered" ? "Save the answer" : "Publish the answer"}</Button>
          {status !== "declined" && <Button look="quiet" isBusy={isDeclining} onClick={decline}>{status === "answered" ? "Take it down" : "Do not answer"}</Button>}
        </div>
      </form>
    </div>
  );
}
