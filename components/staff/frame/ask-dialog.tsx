"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Question, Verb } from "./many";

type Props = {
  ask: NonNullable<Verb<never>["ask"]>; label: string; count: number; isDangerous: boolean; problem: string | null; isBusy: boolean;
  onClose: () => void; onAnswer: (answers: readonly string[]) => void;
};

/** Says what is about to happen to several rows and asks for what the books want to know of it. */
export function AskDialog({ ask: { title, body, questions = [] }, label, count, isDangerous, problem, isBusy, onClose, onAnswer }: Props) {
  const [answers, setAnswers] = useState(() => questions.map((one) => (one.kind === "choice" ? (one.options[0]?.value ?? "") : "")));
  const [isTried, setTried] = useState(false);
  const isMissing = (one: Question, at: number) => !isOptional(one) && (answers[at] ?? "").trim() === "";
  const send = () => (questions.some(isMissing) ? setTried(true) : onAnswer(answers.map((answer) => answer.trim())));
  return (
    <Dialog
      title={title(count)} description={body} open onOpenChange={(open) => !open && onClose()}
      footer={<><Button look="quiet" onClick={onClose}>Leave {count === 1 ? "it" : "them"}</Button><Button type="submit" form="ask-many" look={isDangerous ? "danger" : "primary"} isBusy={isBusy}>{label} {count}</Button></>}
    >
      {problem && <Banner tone="negative" role="alert" className="mb-4">{problem}</Banner>}
      <form id="ask-many" noValidate className="grid gap-4" onSubmit={(event) => { event.preventDefault(); send(); }}>
        {questions.map((one, at) => {
          const [id, error] = [`ask-${at}`, isTried && isMissing(one, at) ? "Say why: it stands in the audit." : undefined];
          return (
            <Field key={id} id={id} label={one.label} hint={one.hint} error={error} isOptional={isOptional(one)}>
              <Answer question={one} attributes={fieldAttributes(id, { hint: one.hint, error })} value={answers[at] ?? ""} onChange={(value) => setAnswers(answers.with(at, value))} />
            </Field>
          );
        })}
      </form>
    </Dialog>
  );
}

const isOptional = (question: Question): boolean => question.kind === "text" && question.isOptional === true;

function Answer({ question, attributes, value, onChange }: { question: Question; attributes: ReturnType<typeof fieldAttributes>; value: string; onChange: (value: string) => void }) {
  if (question.kind === "choice") return <Select {...attributes} value={value} onChange={(event) => onChange(event.target.value)}>{question.options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</Select>;
  return <Input {...attributes} maxLength={200} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />;
}
