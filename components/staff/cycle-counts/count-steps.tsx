"use client";

import { useState } from "react";
import { useReturnStep } from "@/components/staff/returns/use-return-step";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { approveCounted, cancelCounted, submitCounted, zeroUncounted } from "@/lib/actions/cycle-counts";
import type { CountStory } from "@/lib/domain/cycle-counts/get-cycle-count";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

type Asked = "zero" | "cancel" | null;

/** Who counts, what is missing before it is over, and the decisions. */
export function CountSteps({ story, uncounted }: { story: CountStory; uncounted: number }) {
  const { run, problem, isBusy } = useReturnStep();
  const [asked, setAsked] = useState<Asked>(null);
  const of = { cycleCountId: story.id };
  const running = story.sessions.filter(({ isFinished }) => !isFinished);
  const differing = story.lines.filter(({ result }) => result && result.counted !== result.expected);
  return (
    <aside className="grid gap-5 text-sm">
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <section aria-labelledby="count-step" className="grid gap-3 rounded-md border border-line bg-surface p-4">
        <h2 id="count-step" className="text-sm font-semibold">{story.may.count ? "Before it is over" : "Result"}</h2>
        {story.may.count && (
          <>
            <ul className="grid gap-1 text-muted">
              <li>{running.length === 0 ? "Nobody is counting now" : `Still counting: ${running.map(({ name }) => name).join(", ")}`}</li>
              <li>{uncounted === 0 ? "Every line was counted" : `${uncounted} ${uncounted === 1 ? "line is" : "lines are"} not counted`}</li>
            </ul>
            <Button isBusy={isBusy} className="max-lg:min-h-11" disabled={running.length > 0 || uncounted > 0} onClick={() => run(() => submitCounted(of), ({ recounts }) => (recounts > 0 ? `${recounts} to count again` : "Submitted for approval"))}>Submit the count</Button>
            {story.may.decide && story.status === "open" && uncounted > 0 && <Button look="secondary" className="max-lg:min-h-11" onClick={() => setAsked("zero")}>Mark the rest as none</Button>}
          </>
        )}
        {!story.may.count && story.may.decide && (
          <>
            <p>{differing.length === 0 ? "No difference to the books." : `${differing.length} ${differing.length === 1 ? "line differs" : "lines differ"}, worth ${formatMoney(story.grossMinor, homeCurrency)} at today's prices.`}</p>
            {story.may.approve ? <Button isBusy={isBusy} className="max-lg:min-h-11" onClick={() => run(() => approveCounted(of), ({ released }) => (released > 0 ? `Approved; ${released} promised units are asked about` : "Approved"))}>Approve</Button> : <p className="text-muted">Worth more than a store approves by itself: somebody of the whole company has to.</p>}
          </>
        )}
        {!story.may.count && !story.may.decide && <p className="text-muted">{story.status === "submitted" ? "It waits for somebody who approves counts." : differing.length === 0 ? "It is over." : `It is over: ${differing.length} ${differing.length === 1 ? "line" : "lines"} differed, worth ${formatMoney(story.grossMinor, homeCurrency)}.`}</p>}
        {story.may.decide && <Button look="quiet" className="max-lg:min-h-11" onClick={() => setAsked("cancel")}>Call off</Button>}
      </section>
      <section aria-labelledby="count-people" className="rounded-md border border-line bg-surface p-4">
        <h2 id="count-people" className="text-sm font-semibold">Who counts</h2>
        <ul className="mt-2 grid gap-1">
          {story.sessions.map(({ name, area, isRecount, isFinished }, index) => <li key={index} className="flex justify-between gap-4"><span>{[name, area, isRecount && "again"].filter(Boolean).join(", ")}</span><span className="text-muted">{isFinished ? "done" : "counting"}</span></li>)}
          {story.sessions.length === 0 && <li className="text-muted">Nobody yet.</li>}
        </ul>
      </section>
      <Dialog
        title={asked === "zero" ? `Say that there are none of ${uncounted}?` : `Call off ${story.number}?`} description={asked === "zero" ? "Only if somebody looked: each line that was not counted becomes a count of zero." : "The books stay as they are."} open={asked !== null} onOpenChange={(open) => !open && setAsked(null)}
        footer={<><Button look="quiet" onClick={() => setAsked(null)}>Back</Button><Button look="danger" onClick={() => { const act = asked; setAsked(null); run<unknown>(() => (act === "zero" ? zeroUncounted(of) : cancelCounted(of)), () => (act === "zero" ? "Marked as none" : "Called off")); }}>{asked === "zero" ? "There are none" : "Call off"}</Button></>}
      />
    </aside>
  );
}
