import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";

type Props = { title: ReactNode; children: ReactNode; isOpen?: boolean; group?: string; className?: string; onOpenChange?: (isOpen: boolean) => void; /** For tables: as wide as its surroundings, where words keep to a readable line. */ isWide?: boolean };

/** Details on demand, without scripts. Disclosures that share a `group` open one at a time. */
export function Disclosure({ title, children, isOpen, group, className, onOpenChange, isWide = false }: Props) {
  return (
    <details name={group} open={isOpen} onToggle={onOpenChange && ((event) => onOpenChange(event.currentTarget.open))} className={clsx("group border-b border-line", className)}>
      <summary className="flex min-h-14 list-none items-center justify-between gap-4 py-2 font-medium [&::-webkit-details-marker]:hidden">
        {title}
        <Plus aria-hidden className="size-5 shrink-0 text-muted group-open:hidden" />
        <Minus aria-hidden className="hidden size-5 shrink-0 text-muted group-open:block" />
      </summary>
      <div className={clsx("pb-6 text-sm text-muted", !isWide && "max-w-[68ch]")}>{children}</div>
    </details>
  );
}
