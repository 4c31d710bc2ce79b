import clsx from "clsx";
import Link from "next/link";

const tabs = [{ key: "open", href: "/staff/exceptions", label: "Open" }, { key: "rejections", href: "/staff/exceptions/rejections", label: "Rejections" }, { key: "rules", href: "/staff/exceptions/rules", label: "Reasons and rules" }] as const;

/** The three pages about what does not go as planned. */
export function ExceptionTabs({ current }: { current: (typeof tabs)[number]["key"] }) {
  return (
    <nav aria-label="Exceptions" className="mb-6 flex gap-6 overflow-x-auto border-b border-line">
      {tabs.map(({ key, href, label }) => (
        <Link key={key} href={href} aria-current={key === current ? "page" : undefined} className={clsx("-mb-px inline-flex min-h-11 min-w-11 shrink-0 items-center border-b-2 text-sm font-medium", key === current ? "border-action" : "border-transparent text-muted hover:text-ink")}>{label}</Link>
      ))}
    </nav>
  );
}
