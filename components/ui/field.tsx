import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  isOptional?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, hint and error around one control, which takes its attributes from `fieldAttributes(id, …)`. */
export function Field({ id, label, hint, error, isOptional = false, className, children }: Props) {
  return (
    <div className={clsx("grid content-start gap-1.5", className)}>
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 text-sm font-medium">
        {label}
        {isOptional && <span className="text-xs font-normal text-muted">Optional</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-xs text-negative">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

/** What a control inside a `Field` needs, so that its hint and error are read with it. */
export function fieldAttributes(id: string, { hint, error }: { hint?: ReactNode; error?: ReactNode } = {}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-describedby": described || undefined, "aria-invalid": error ? (true as const) : undefined };
}
