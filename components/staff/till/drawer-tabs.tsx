import clsx from "clsx";
import Link from "next/link";

const tabs = [{ key: "drawers", href: "/staff/drawers", label: "Drawers" }, { key: "discounts", href: "/staff/drawers/discounts", label: "Discounts" }] as const;

/** What the tills report to the office. */
export function DrawerTabs({ current }: { current: (typeof tabs)[number]["key"] }) {
  return (
    <nav aria-label="Reports of the tills" className="mb-6 flex gap-6 overflow-x-auto border-b border-line">
      {tabs.map(({ key, href, label }) => (
        <Link key={key} href={href} aria-current={key === current ? "page" : undefined} className={clsx("-mb-px inline-flex min-h-11 min-w-11 shrink-0 items-center border-b-2 text-sm font-medium", key === current ? "border-action" : "border-transparent text-muted hover:text-ink")}>{label}</Link>
      ))}
    </nav>
  );
}
