import clsx from "clsx";
import Link from "next/link";

/** One value of a filter that lives in the address, with how many it leaves. */
export function FilterTab({ href, isOn, label, count }: { href: string; isOn: boolean; label: string; count?: number }) {
  return (
    <Link href={href} aria-current={isOn ? "page" : undefined} className={clsx("inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-md px-3 text-sm whitespace-nowrap lg:min-h-9", isOn ? "bg-action-soft font-medium" : "text-muted hover:bg-ink/6")}>
      {label}{count !== undefined && <span className="figures text-xs text-muted">{count}</span>}
    </Link>
  );
}
