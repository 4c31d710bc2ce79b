"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { discardRouting, publishRouting } from "@/lib/actions/routing";
import type { Outcome } from "@/lib/kernel/refusal";

/** What can become of a saved draft: it is published with a note, or thrown away. */
export function DraftActions({ revision, next }: { revision: number; next: number }) {
  const router = useRouter();
  const [open, setOpen] = useState<"publish" | "discard" | null>(null);
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<Extract<Outcome<unknown>, { ok: false }> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = () => { setOpen(null); setRefusal(null); };
  const run = async (work: () => Promise<Outcome<unknown>>, done: string) => {
    setBusy(true);
    const outcome = await work();
    setBusy(false);
    if (!outcome.ok) return setRefusal(outcome);
    close();
    setNote("");
    toast({ title: done });
    router.refresh();
  };
  const publish = () => void run(() => publishRouting({ revision, note }), `Version ${next} is in force`);
  const problem = refusal && !refusal.fields.note ? <p role="alert" className="mb-3 text-sm text-negative">{refusal.message}</p> : null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen("discard")}>Discard draft</Button>
      <Button onClick={() => setOpen("publish")}>Publish draft</Button>
      <Dialog
        title={`Publish version ${next}`} description="From now on orders are routed by it. What was decided before stays." open={open === "publish"} onOpenChange={(isOpen) => !isOpen && close()}
        footer={<><Button look="quiet" onClick={close}>Cancel</Button><Button isBusy={isBusy} onClick={publish}>Publish</Button></>}
      >
        <form noValidate onSubmit={(event) => { event.preventDefault(); publish(); }}>
          {problem}
          <TextField name="note" label="What changes" value={note} error={refusal?.fields.note} maxLength={200} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
        </form>
      </Dialog>
      <Dialog
        title="Discard the draft?" description="The rules in force stay; the saved draft is gone." open={open === "discard"} onOpenChange={(isOpen) => !isOpen && close()}
        footer={<><Button look="quiet" onClick={close}>Keep it</Button><Button look="danger" isBusy={isBusy} onClick={() => void run(() => discardRouting({ revision }), "Draft discarded")}>Discard</Button></>}
      >
        {problem}
      </Dialog>
    </>
  );
}
