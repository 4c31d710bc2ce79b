import Link from "next/link";
import type { Currency } from "@/lib/kernel/currency";
import { CurrencyForm } from "./currency-form";
import { footerLinks } from "./shop-links";
import { Wordmark } from "./wordmark";

export function ShopFooter({ currency }: { currency: Currency }) {
  return (
    <footer className="mt-16 border-t sm:mt-24 border-line bg-sunken">
      <div className="page grid grid-cols-2 gap-x-6 gap-y-10 py-14 lg:grid-cols-[1.6fr_1fr_1fr]">
        <div className="col-span-2 lg:col-span-1">
          <Wordmark />
          <p className="mt-4 max-w-[38ch] text-sm text-muted">
            Furniture, lighting, plants and kitchen things. Order here, collect in a store nearby, or have it brought to you.
          </p>
          <div className="mt-6"><CurrencyForm currency={currency} /></div>
        </div>
        {footerLinks.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2 className="text-sm font-medium">{title}</h2>
            <ul className="mt-2">
              {links.map(({ label, href }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} className="inline-flex min-h-11 min-w-11 items-center text-sm text-muted underline-offset-4 hover:text-ink hover:underline">
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
