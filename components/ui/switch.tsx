import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; hint?: ReactNode };

/** On or off, in effect at once. A checkbox underneath, so a form without scripts still sends it. */
export function Switch({ label, hint, className, ...rest }: Props) {
  return (
    <label className={clsx("group flex min-h-11 items-center justify-between gap-4 text-sm has-disabled:text-muted", className)}>
      <span>
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
      <span className="relative inline-flex h-6 w-10 shrink-0">
        <input
          type="checkbox"
          role="switch"
          className="peer size-full appearance-none rounded-full border border-line-strong bg-sunken transition-colors duration-(--quick) checked:border-action checked:bg-action disabled:opacity-50"
          {...rest}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-line-strong transition-transform duration-(--quick) ease-calm peer-checked:translate-x-4 peer-checked:bg-on-action"
        />
      </span>
    </label>
  );
}
