"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { publishWeights } from "@/lib/actions/search";
import type { SearchWeights } from "@/lib/domain/search/search-weights";
import type { Outcome } from "@/lib/kernel/refusal";

/** The tried weights come in force, with a note of what they change. `href` shows the same search by them. */
export function PublishWeights({ weights, current, href }: { weights: SearchWeights; current: number; href: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<Pick<Extract<Outcome<unknown>, { ok: false }>, "message" | "fields"> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = () => { setOpen(false); setRefusal(null); };
  const publish = async () => {
    setBusy(true);
    const outcome = await publishWeights({ weights, note, current }).catch(() => null);
    setBusy(false);
    if (!outcome?.ok) return setRefusal(outcome ?? { message: "No connection. Nothing changed; try again.", fields: {} });
    close();
    setNote("");
    toast({ title: `Version ${outcome.data.version} is in force` });
    router.push(href);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Publish these weights</Button>
      <Dialog
        title={`Publish version ${current + 1}`} description="From now on every search is ranked by it. Each version stays, and can be returned to." open={isOpen} onOpenChange={(next) => !next && close()}
        footer={<><Button look="quiet" onClick={close}>Cancel</Button><Button isBusy={isBusy} onClick={() => void publish()}>Publish</Button></>}
      >
        <form noValidate onSubmit={(event) => { event.preventDefault(); void publish(); }}>
          {refusal && !refusal.fields.note && <p role="alert" className="mb-3 text-sm text-negative">{refusal.message}</p>}
          <TextField name="note" label="What changes" value={note} error={refusal?.fields.note} maxLength={200} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
        </form>
      </Dialog>
    </>
  );
}
