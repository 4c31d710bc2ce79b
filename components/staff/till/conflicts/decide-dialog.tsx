"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { decideTillConflict } from "@/lib/actions/till";
import type { ConflictRow } from "@/lib/domain/till/list-till-conflicts";
import { needsNote, type ConflictDecision } from "@/lib/domain/till/till-conflict";
import { conflictWords, decisionWords } from "./conflict-words";

/** One way to end a conflict, with what is to be remembered of it. */
export function DecideDialog({ row, decision, isFirst }: { row: ConflictRow; decision: ConflictDecision; isFirst: boolean }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const words = decisionWords(decision, row.facts);
  const { form, problem, errorOf, isBusy } = useSubmit(decideTillConflict, () => {
    setOpen(false);
    toast({ title: `${words}: done` });
    router.refresh();
  });
  return (
    <>
      <Button size="small" look={isFirst ? "primary" : "secondary"} className="min-h-11 lg:min-h-9" onClick={() => setOpen(true)}>{words}</Button>
      <Dialog title={words} description={conflictWords(row.kind, row.facts).title} open={isOpen} onOpenChange={setOpen}>
        <form {...form} className="grid gap-4">
          <input type="hidden" name="id" value={row.id} />
          <input type="hidden" name="decision" value={decision} />
          {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
          <TextField name="note" label={needsNote(row.kind) ? "What was found" : "Note"} isOptional={!needsNote(row.kind)} maxLength={300} autoComplete="off" error={errorOf("note")} />
          <Button type="submit" isBusy={isBusy}>{words}</Button>
        </form>
      </Dialog>
    </>
  );
}
