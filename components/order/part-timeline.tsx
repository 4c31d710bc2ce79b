import { Check, CircleAlert } from "lucide-react";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import type { OrderTimelineStep } from "@/lib/domain/orders/order-view";

/** Placed to handed over, each with its time. */
export function PartTimeline({ steps }: { steps: OrderTimelineStep[] }) {
  return (
    <ol className="grid gap-0">
      {steps.map((step, index) => (
        <li key={step.key} aria-current={step.state === "current" ? "step" : undefined} className="relative grid grid-cols-[1.5rem_1fr] gap-x-3 pb-4 last:pb-0">
          {index < steps.length - 1 && <span aria-hidden className={`absolute top-6 bottom-0 left-[0.6875rem] w-px ${step.state === "done" ? "bg-action" : "bg-line-strong/50"}`} />}
          <span aria-hidden className={`grid size-6 place-items-center rounded-full ${step.state === "done" ? "bg-action text-on-action" : step.state === "current" ? "border-2 border-action bg-surface" : step.state === "problem" ? "bg-warning-soft text-warning" : "border border-line-strong/60 bg-surface"}`}>
            {step.state === "done" && <Check className="size-3.5" strokeWidth={3} />}
            {step.state === "current" && <span className="size-2 rounded-full bg-action" />}
            {step.state === "problem" && <CircleAlert className="size-4" />}
          </span>
          <p className={`flex flex-wrap justify-between gap-x-4 text-sm leading-6 ${step.state === "upcoming" ? "text-muted" : step.state === "current" ? "font-medium" : ""}`}>
            <span>{step.label}{step.state === "done" && <span className="sr-only"> (done)</span>}</span>
            {step.at && <time dateTime={step.at} className="figures text-xs leading-6 font-normal text-muted">{dateWords(new Date(step.at), step.timeZone)}, {clockWords(new Date(step.at), step.timeZone)}</time>}
          </p>
        </li>
      ))}
    </ol>
  );
}
