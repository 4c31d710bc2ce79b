import type { ComponentProps, ReactNode } from "react";
import type { Currency } from "@/lib/kernel/currency";
import { OfflineBanner } from "./offline-banner";
import { ShopFooter } from "./shop-footer";
import { ShopHeader } from "./shop-header";
import { SkipLink } from "./skip-link";

/** Header, main and footer of the shop. Pages give content only; `#main` is theirs. */
export function ShopShell({ children, currency, ...header }: ComponentProps<typeof ShopHeader> & { children: ReactNode; currency: Currency }) {
  return (
    <>
      <SkipLink />
      <ShopHeader {...header} />
      <main id="main" tabIndex={-1} className="min-h-[60vh] outline-none">
        {children}
      </main>
      <ShopFooter currency={currency} />
      <OfflineBanner meaning="You can read on; changes need the connection." />
    </>
  );
}
