import clsx from "clsx";
import { CircleCheck, OctagonX } from "lucide-react";
import type { Feedback } from "./use-pick";

/** Right or wrong in color, shape and words; read out loud by screen readers. */
export function ScanFeedback({ feedback, idle }: { feedback: Feedback | null; idle: string }) {
  const Icon = feedback?.tone === "wrong" ? OctagonX : CircleCheck;
  return (
    <div role="status" aria-live="assertive" className={clsx("flex min-h-14 items-center gap-3 rounded-md px-4 py-2.5", !feedback ? "bg-sunken text-muted" : feedback.tone === "right" ? "bg-positive-soft text-positive" : "bg-negative text-paper")}>
      {feedback && <Icon aria-hidden className="size-7 shrink-0" strokeWidth={1.8} />}
      {feedback ? (
        <p key={feedback.at} className="min-w-0"><span className="block text-sm leading-tight font-semibold">{feedback.title}</span><span className="block text-xs leading-snug">{feedback.detail}</span></p>
      ) : <p className="text-sm">{idle}</p>}
    </div>
  );
}
