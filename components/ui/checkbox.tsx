import clsx from "clsx";
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

export function Checkbox({ label, hint, className, ...rest }: Props) {
  return (
    <label className={clsx("group flex min-h-11 items-start gap-3 py-2.5 text-sm has-disabled:text-muted", className)}>
      <span className="relative mt-px grid size-5 shrink-0 place-items-center">
        <input
          type="checkbox"
          className="peer size-5 appearance-none rounded-sm border border-line-strong bg-surface transition-colors duration-(--quick) group-hover:border-ink checked:border-action checked:bg-action aria-invalid:border-negative disabled:border-line disabled:bg-sunken"
          {...rest}
        />
        <Check aria-hidden strokeWidth={3} className="pointer-events-none absolute size-3.5 text-on-action opacity-0 peer-checked:opacity-100" />
      </span>
      <span>
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  );
}
