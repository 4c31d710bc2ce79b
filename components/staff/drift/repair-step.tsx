"use client";

import { useRouter } from "next/navigation";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { useReturnStep } from "@/components/staff/returns/use-return-step";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { approveDriftRepair, declineDriftRepair, proposeDriftRepair } from "@/lib/actions/drift";
import type { DriftStory, Proposed } from "@/lib/domain/drift/get-finding";

const states = { proposed: { words: "waits for a second person", tone: "warning" }, applied: { words: "applied", tone: "positive" }, declined: { words: "declined", tone: "neutral" } } as const;

/** What would make the rule hold again: proposed for a reason by one person, approved by another. */
export function RepairStep({ story, mayRepair }: { story: DriftStory; mayRepair: boolean }) {
  const isProposed = story.proposals.some(({ status }) => status === "proposed");
  return (
    <section aria-labelledby="repair" className="rounded-md border border-line bg-surface p-4 sm:p-5">
      <h2 id="repair" className="text-sm font-semibold">What would repair it</h2>
      <p className="mt-2 text-sm">{story.now === null ? "Nothing is left to repair." : (story.repair ?? story.look)}</p>
      {story.repair && !isProposed && (mayRepair ? <Propose story={story} /> : <p className="mt-3 text-sm text-muted">Your role sees this, and proposes nothing.</p>)}
      {story.proposals.length > 0 && <ul className="mt-4 grid gap-3 border-t border-line pt-4">{story.proposals.map((one) => <Proposal key={one.id} one={one} mayRepair={mayRepair} />)}</ul>}
    </section>
  );
}

function Propose({ story }: { story: DriftStory }) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(proposeDriftRepair, () => router.refresh());
  return (
    <form {...form} className="mt-4 grid max-w-xl gap-4">
      <input type="hidden" name="findingId" value={story.id} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <TextField name="reason" label="Why it came to this" hint="It stays on record with the repair." maxLength={300} required error={errorOf("reason")} />
      <Button type="submit" isBusy={isBusy} className="justify-self-start max-lg:min-h-11">Propose this repair</Button>
    </form>
  );
}

function Proposal({ one, mayRepair }: { one: Proposed; mayRepair: boolean }) {
  const { run, problem, isBusy } = useReturnStep();
  const { words, tone } = states[one.status];
  return (
    <li className="grid gap-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><Badge tone={tone} hasShape>{words}</Badge><span>{one.words}</span></p>
      <p className="text-muted">“{one.reason}” {one.proposedBy}, {utcMoment(one.proposedAt)}{one.decidedBy && one.decidedAt ? `; ${one.decidedBy}, ${utcMoment(one.decidedAt)}` : ""}</p>
      {problem && <p role="alert" className="text-negative">{problem}</p>}
      {one.status === "proposed" && mayRepair && (
        <div className="flex flex-wrap items-center gap-3">
          {one.isOwn ? <span className="text-muted">You proposed it; a colleague approves it.</span> : <Button className="max-lg:min-h-11" isBusy={isBusy} onClick={() => run(() => approveDriftRepair({ repairId: one.id }), () => "Repaired")}>Approve and repair</Button>}
          <Button look="quiet" className="max-lg:min-h-11" isBusy={isBusy} onClick={() => run(() => declineDriftRepair({ repairId: one.id }), () => "Declined")}>{one.isOwn ? "Take it back" : "Decline"}</Button>
        </div>
      )}
    </li>
  );
}
