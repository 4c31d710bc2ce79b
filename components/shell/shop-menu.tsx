import { ChevronRight, Menu, X } from "lucide-react";
import Link from "next/link";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { drawerStyle } from "@/components/ui/overlay-style";
import { CloseOnNavigation } from "./close-on-navigation";
import type { ShopLink } from "./shop-links";
import { Wordmark } from "./wordmark";

const id = "shop-menu";

/** The phone's navigation drawer: the browser's own popover, so it opens, closes and takes Esc without our scripts. */
export function ShopMenu({ categories }: { categories: ShopLink[] }) {
  const more: ShopLink[] = [
    { label: "Stores and hours", href: "/stores" },
    { label: "Track an order", href: "/orders" },
    { label: "Your account", href: "/account" },
  ];
  return (
    <>
      <button type="button" popoverTarget={id} aria-label="Menu" className={iconButtonStyle}>
        <Menu aria-hidden strokeWidth={1.5} />
      </button>
      <nav
        id={id}
        popover="auto"
        aria-label="Menu"
        className={drawerStyle}
      >
        <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-6">
          <Wordmark />
          <button type="button" popoverTarget={id} popoverTargetAction="hide" aria-label="Close menu" className={iconButtonStyle}>
            <X aria-hidden strokeWidth={1.5} />
          </button>
        </div>
        <ul className="px-6 py-3">
          {categories.map(({ label, href }) => (
            <li key={href} className="border-b border-line">
              <Link href={href} className="flex min-h-14 items-center justify-between font-display text-xl">
                {label}
                <ChevronRight aria-hidden className="size-5 text-muted" strokeWidth={1.5} />
              </Link>
            </li>
          ))}
        </ul>
        <ul className="px-6 pb-8">
          {more.map(({ label, href }) => (
            <li key={href}>
              <Link href={href} className="flex min-h-12 items-center text-sm">
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <CloseOnNavigation id={id} />
      </nav>
    </>
  );
}
