"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, fieldAttributes } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { dropWords, keepWords } from "@/lib/actions/search";
import type { WordGroup } from "@/lib/domain/search/search-words";
import type { Outcome } from "@/lib/kernel/refusal";

/** The thesaurus: words that mean the same, and kinds of things. */
export function WordList({ groups, isNarrowed, children }: { groups: WordGroup[]; isNarrowed: boolean; /** What narrows the list; it shares its row with the button. */ children: ReactNode }) {
  const router = useRouter();
  const [edited, setEdited] = useState<WordGroup | "new" | null>(null);
  const run = async (work: Promise<Outcome<WordGroup>>, done: Parameters<typeof toast>[0]) => {
    const outcome = await work.catch(() => null);
    toast(outcome?.ok ? done : { title: outcome?.message ?? "No connection. Nothing changed; try again.", tone: "negative" });
    router.refresh();
  };
  const putBack = ({ words, broader }: WordGroup) => void run(keepWords({ id: 0, version: 0, words: words.join(", "), broader: broader ?? "" }), { title: "Words are back" });
  const remove = (group: WordGroup) => void run(dropWords({ id: group.id, version: group.version }), { title: "Words removed", undo: { label: "Undo", run: () => putBack(group) } });
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6"><div className="min-w-0 flex-1 basis-72">{children}</div><Button className="mb-5" onClick={() => setEdited("new")}>Add words</Button></div>
      <Table
        caption="Words" rows={groups} rowKey={({ id }) => String(id)}
        empty={<EmptyState title={isNarrowed ? "Nothing fits" : "No words yet"} action={isNarrowed ? <LinkButton href="/staff/search/words" look="secondary">Show everything</LinkButton> : undefined}>{isNarrowed ? "No words are like that." : "Shoppers say couch where the catalog says sofa: add such words, and both are found."}</EmptyState>}
        columns={[
          { key: "words", header: "Words", cell: (group) => <WordsButton words={group.words} onClick={() => setEdited(group)} /> },
          { key: "meaning", header: "Mean", className: "lg:w-64", cell: (group) => (group.broader === null ? "the same" : <>a kind of <strong className="font-medium">{group.broader}</strong></>) },
          { key: "remove", header: <span className="sr-only">Remove</span>, className: "lg:w-28", cell: (group) => <Button look="quiet" size="small" className="max-sm:-ml-3" aria-label={`Remove ${group.words.join(", ")}`} onClick={() => remove(group)}>Remove</Button> },
        ]}
      />
      <Dialog open={edited !== null} onOpenChange={(open) => !open && setEdited(null)} title={edited === "new" ? "Add words" : "Change words"} description="Searches follow at once. How much a synonym or a broader kind counts, the ranking says.">
        {edited !== null && <WordForm group={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
      </Dialog>
    </>
  );
}

function WordsButton({ words: [first, ...others], onClick }: { words: string[]; onClick: () => void }) {
  return (
    <button type="button" className="group min-h-11 text-left lg:min-h-0" onClick={onClick}>
      <span className="font-medium underline underline-offset-4">{first}</span>{others.length > 0 && <span className="text-muted group-hover:text-ink">, {others.join(", ")}</span>}
    </button>
  );
}

function WordForm({ group, onClose }: { group: WordGroup | null; onClose: () => void }) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(keepWords, () => {
    toast({ title: group ? "Words changed" : "Words added" });
    onClose();
    router.refresh();
  });
  const hint = "With commas between them; the first is the one we say.";
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="id" value={group?.id ?? 0} />
      <input type="hidden" name="version" value={group?.version ?? 0} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <Field id="words" label="Words" hint={hint} error={errorOf("words")}>
        <Textarea {...fieldAttributes("words", { hint, error: errorOf("words") })} name="words" rows={3} maxLength={1_000} defaultValue={group?.words.join(", ")} />
      </Field>
      <TextField name="broader" label="All of them are a kind of" hint="Empty where they mean the same." isOptional maxLength={60} autoComplete="off" defaultValue={group?.broader ?? ""} error={errorOf("broader")} />
      <Button type="submit" isBusy={isBusy}>{group ? "Save" : "Add"}</Button>
    </form>
  );
}
