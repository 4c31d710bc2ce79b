import clsx from "clsx";
import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { children: ReactNode; isOn?: boolean; className?: string } & (
  | { removeHref: string; removeLabel: string; onRemove?: never }
  | { onRemove: () => void; removeLabel: string; removeHref?: never }
  | { removeHref?: never; onRemove?: never; removeLabel?: never }
);

/** A small removable fact. A link removes it without scripts, a callback with them. */
export function Chip({ children, isOn = false, className, removeHref, onRemove, removeLabel }: Props) {
  const remove = "-mr-1 grid size-11 place-items-center rounded-full hover:text-negative lg:size-8 [&_svg]:size-4";
  return (
    <span
      className={clsx(
        "inline-flex min-h-11 items-center gap-1 rounded-full border pl-4 text-sm lg:min-h-9",
        isOn ? "border-action bg-action-soft" : "border-line-strong bg-surface",
        !removeLabel && "pr-4",
        className,
      )}
    >
      {children}
      {removeHref && (
        <Link href={removeHref} aria-label={removeLabel} className={remove}>
          <X aria-hidden />
        </Link>
      )}
      {onRemove && (
        <button type="button" onClick={onRemove} aria-label={removeLabel} className={remove}>
          <X aria-hidden />
        </button>
      )}
    </span>
  );
}
