"use client";

import { ChevronDown } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { StaffNavLink } from "./staff-nav-link";
import type { StaffNavItem } from "./staff-navigation";

/** Pages of one kind in the sidebar: open while one of them is looked at, or when somebody opens it. */
export function StaffNavGroup({ label, items }: { label: string; items: StaffNavItem[] }) {
  const pathname = usePathname();
  const isHere = items.some(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  const group = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    group.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  return (
    <details ref={group} open={isHere} className="group mt-1 border-t border-line pt-1">
      <summary className="flex min-h-9 cursor-pointer list-none items-center justify-between rounded-md px-3 text-sm font-medium text-muted hover:bg-ink/6 [&::-webkit-details-marker]:hidden">
        {label}
        <ChevronDown aria-hidden className="size-4 transition-transform duration-(--quick) group-open:rotate-180" strokeWidth={1.6} />
      </summary>
      <ul className="grid gap-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <StaffNavLink item={item} shape="row" />
          </li>
        ))}
      </ul>
    </details>
  );
}
