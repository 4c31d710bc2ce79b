import { MapPin, ShoppingBag, UserRound } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { ShopMenu } from "./shop-menu";
import { ShopSearch } from "./shop-search";
import type { ShopLink } from "./shop-links";
import { Wordmark } from "./wordmark";

type Props = {
  categories: ShopLink[];
  /** Each slot replaces a plain link of the same size, so nothing moves when it arrives. */
  storeChooser?: ReactNode;
  search?: ReactNode;
  account?: ReactNode;
  cart?: ReactNode;
};

/** The header of every shop page, the same for everybody: what depends on the shopper comes in through the slots. */
export function ShopHeader({ categories, storeChooser, search, account, cart }: Props) {
  return (
    <header className="border-b border-line bg-paper">
      <div className="bg-sunken">
        <div className="page flex h-11 items-center justify-between gap-4 text-xs">
          <div className="flex h-11 min-w-0 flex-1 items-center">
            {storeChooser ?? (
              <Link href="/stores" className="inline-flex min-h-11 items-center gap-2 underline-offset-4 hover:underline">
                <MapPin aria-hidden className="size-4 shrink-0 text-action" />
                Choose your store
              </Link>
            )}
          </div>
          <Link href="/orders" className="hidden min-h-11 items-center text-muted underline-offset-4 hover:text-ink hover:underline sm:inline-flex">
            Track an order
          </Link>
        </div>
      </div>

      <div className="page grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-2 lg:grid-cols-[auto_minmax(16rem,34rem)_auto] lg:justify-between lg:gap-x-10 lg:py-4">
        <div className="-ml-2.5 lg:hidden">
          <ShopMenu categories={categories} />
        </div>
        <Link href="/" aria-label="Alderway Home, to the front page" className="inline-flex min-h-11 items-center lg:order-first">
          <Wordmark />
        </Link>
        <div className="order-last col-span-full pb-1 lg:order-none lg:col-span-1 lg:pb-0">{search ?? <ShopSearch />}</div>
        <div className="-mr-2.5 flex items-center justify-end">
          <div className="size-11">
            {account ?? (
              <Link href="/account" aria-label="Your account" className={iconButtonStyle}>
                <UserRound aria-hidden strokeWidth={1.5} />
              </Link>
            )}
          </div>
          <div className="size-11">
            {cart ?? (
              <Link href="/cart" aria-label="Cart" className={iconButtonStyle}>
                <ShoppingBag aria-hidden strokeWidth={1.5} />
              </Link>
            )}
          </div>
        </div>
      </div>

      <nav aria-label="Categories" className="page hidden lg:block">
        <ul className="-mx-3 flex">
          {categories.map(({ label, href }) => (
            <li key={href}>
              <Link
                href={href}
                className="inline-flex min-h-11 items-center px-3 text-sm underline decoration-transparent decoration-1 underline-offset-8 transition-colors duration-(--quick) hover:decoration-current"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
