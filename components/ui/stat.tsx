import clsx from "clsx";
import type { ReactNode } from "react";

type Props = { label: ReactNode; value: ReactNode; detail?: ReactNode; className?: string };

/** One figure and its name. */
export function Stat({ label, value, detail, className }: Props) {
  return (
    <dl className={clsx("flex flex-col gap-1", className)}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="figures text-2xl leading-none font-medium tracking-tight">{value}</dd>
      {detail && <dd className="figures text-xs text-muted">{detail}</dd>}
    </dl>
  );
}
