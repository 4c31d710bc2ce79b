import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CheckoutStep } from "@/lib/domain/orders/checkout";
import { StepHeading } from "./step-heading";

export const stepTitles: Record<CheckoutStep["name"], string> = { contact: "Your contact", pickup: "Pickup", delivery: "Delivery", payment: "Review and payment" };

type Props = { step: CheckoutStep; number: number; isOpen: boolean; children: ReactNode };

/** One step of the checkout: open, done and collapsed to what was said, or still to come. */
export function Step({ step, number, isOpen, children }: Props) {
  const title = stepTitles[step.name];
  return (
    <section aria-labelledby={`step-${step.name}`} className="border-t border-line py-6 first:border-t-0 lg:py-8">
      <div className="flex items-start gap-4">
        <span aria-hidden className={`figures grid size-8 shrink-0 place-items-center rounded-full border text-sm ${isOpen ? "border-action bg-action text-on-action" : step.isDone ? "border-action text-action" : "border-line-strong text-muted"}`}>
          {step.isDone && !isOpen ? <Check className="size-4" /> : number}
        </span>
        <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4">
          <StepHeading id={`step-${step.name}`} isOpen={isOpen} className={`-scroll-mt-16 display-3 outline-none ${!isOpen && !step.isDone ? "text-muted" : ""}`}>{title}</StepHeading>
          {!isOpen && step.isDone && <Link href={`/checkout?step=${step.name}`} scroll={false} className="inline-flex min-h-11 min-w-11 items-center justify-end text-sm underline underline-offset-4">Edit<span className="sr-only"> {title.toLowerCase()}</span></Link>}
        </div>
      </div>
      {!isOpen && step.isDone && <ul className="ml-12 text-sm text-muted">{step.summary.map((line) => <li key={line} className="break-words">{line}</li>)}</ul>}
      {isOpen && <div className="mt-5 min-w-0 sm:ml-12">{children}</div>}
    </section>
  );
}
