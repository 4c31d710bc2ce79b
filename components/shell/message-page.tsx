import clsx from "clsx";
import type { ReactNode } from "react";

type Props = { title: string; children: ReactNode; actions: ReactNode; reference?: string; className?: string };

/** A page that is only a message: not found, not allowed, broken. */
export function MessagePage({ title, children, actions, reference, className }: Props) {
  return (
    <div className={clsx("page flex flex-col items-start py-20 sm:py-28", className)}>
      <h1 className="display-2">{title}</h1>
      <div className="mt-4 max-w-[54ch] text-muted">{children}</div>
      <div className="mt-8 flex flex-wrap gap-3">{actions}</div>
      {reference && <p className="figures mt-10 text-xs text-muted">Reference {reference}</p>}
    </div>
  );
}
