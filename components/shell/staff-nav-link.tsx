"use client";

import clsx from "clsx";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { StaffIcon } from "./staff-icon";
import type { StaffNavItem } from "./staff-navigation";

export function StaffNavLink({ item, shape }: { item: StaffNavItem; shape: "row" | "tab" }) {
  const pathname = usePathname();
  const isHere = pathname === item.href || pathname.startsWith(`${item.href}/`);
  return (
    <Link
      href={item.href}
      prefetch={false}
      aria-current={isHere ? "page" : undefined}
      className={clsx(
        "transition-colors duration-(--quick)",
        shape === "row"
          ? "flex min-h-11 items-center gap-3 rounded-md px-3 text-sm hover:bg-ink/6 aria-[current]:bg-action-soft aria-[current]:font-medium lg:min-h-9"
          : "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-muted -outline-offset-2 aria-[current]:font-medium aria-[current]:text-action",
      )}
    >
      <StaffIcon name={item.icon} className={shape === "row" ? "size-4.5 shrink-0" : "size-5.5"} />
      {item.label}
      {shape === "row" && <Pending />}
    </Link>
  );
}

/** A mark on the link that was pressed while its page is on the way. */
function Pending() {
  const { pending } = useLinkStatus();
  return <span aria-hidden className={clsx("ml-auto size-1.5 shrink-0 rounded-full bg-action transition-opacity delay-100", pending ? "animate-pulse opacity-100" : "opacity-0")} />;
}
