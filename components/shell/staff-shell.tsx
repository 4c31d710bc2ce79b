import { MoreHorizontal } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CloseOnNavigation } from "./close-on-navigation";
import { CommandPalette } from "./command-palette";
import { OfflineBanner } from "./offline-banner";
import { ShortcutSheet } from "./shortcut-sheet";
import { SkipLink } from "./skip-link";
import { StaffNavGroup } from "./staff-nav-group";
import { StaffNavLink } from "./staff-nav-link";
import { staffNavGroups, staffNavigation } from "./staff-navigation";
import { Mark } from "./wordmark";

type Props = {
  /** The permissions of whoever is signed in; the navigation shows no door they cannot open. */
  permissions: readonly string[];
  storeSwitcher?: ReactNode;
  userMenu?: ReactNode;
  children: ReactNode;
};

const moreId = "staff-more";

/** The console: a sidebar beside a desk, a bar under a thumb. Pages bring their own heading with `StaffPage`. */
export function StaffShell({ permissions, storeSwitcher, userMenu, children }: Props) {
  const items = staffNavigation.filter((item) => permissions.includes(item.permission));
  const rest = items.slice(4);
  const groups = Object.entries(staffNavGroups).map(([group, label]) => ({ label, pages: items.filter((item) => item.group === group) })).filter(({ pages }) => pages.length > 0);
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[14.5rem_1fr]">
      <SkipLink />
      <aside aria-label="Sidebar" className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-sunken p-3 lg:flex">
        <Link href="/staff/today" className="flex min-h-11 items-center gap-2.5 px-3 font-display text-lg font-medium tracking-[-0.015em]">
          <Mark className="h-5 w-auto text-action" />
          Alderway
        </Link>
        <div className="mt-2">{storeSwitcher}</div>
        <nav aria-label="Console" className="mt-4 flex-1 overflow-y-auto">
          <ul className="grid gap-0.5">
            {items.filter(({ group }) => group === "work").map((item) => (
              <li key={item.href}>
                <StaffNavLink item={item} shape="row" />
              </li>
            ))}
          </ul>
          {groups.map(({ label, pages }) => <StaffNavGroup key={label} label={label} items={pages} />)}
        </nav>
        <div className="grid gap-1 border-t border-line pt-3">
          <CommandPalette items={items} />
          {userMenu}
        </div>
      </aside>

      <header className="flex min-h-14 items-center justify-between gap-3 border-b border-line bg-sunken px-4 lg:hidden">
        <div className="min-w-0 flex-1">{storeSwitcher ?? <Mark className="h-5 w-auto text-action" />}</div>
        {userMenu}
      </header>

      <main id="main" tabIndex={-1} className="min-w-0 pb-24 outline-none lg:pb-0">
        {children}
      </main>

      <nav aria-label="Console, short" className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
        {items.slice(0, 4).map((item) => (
          <StaffNavLink key={item.href} item={item} shape="tab" />
        ))}
        {rest.length > 0 && (
          <button type="button" popoverTarget={moreId} className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-muted -outline-offset-2">
            <MoreHorizontal aria-hidden className="size-5.5" strokeWidth={1.6} />
            More
          </button>
        )}
      </nav>
      <div id={moreId} popover="auto" className="inset-x-0 top-auto bottom-0 m-0 w-full max-w-none rounded-t-lg border-t border-line bg-surface p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] text-ink shadow-2 backdrop:bg-scrim lg:hidden">
        <div className="grid max-h-[70dvh] gap-2 overflow-y-auto">
          {[{ label: "Day to day", pages: rest.filter(({ group }) => group === "work") }, ...groups].filter(({ pages }) => pages.length > 0).map(({ label, pages }) => (
            <section key={label} aria-label={label}>
              <h2 className="px-3 pt-1 text-xs font-medium text-muted">{label}</h2>
              <ul className="grid grid-cols-2 gap-1">
                {pages.map((item) => (
                  <li key={item.href}>
                    <StaffNavLink item={item} shape="row" />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <CloseOnNavigation id={moreId} />
      </div>
      <ShortcutSheet items={items} />
      <OfflineBanner meaning="Scans are kept and sent later; other changes need the connection." />
    </div>
  );
}
