import type { ComponentProps, ReactNode } from "react";
import { OfflineBanner } from "./offline-banner";
import { ShopFooter } from "./shop-footer";
import { ShopHeader } from "./shop-header";
import { SkipLink } from "./skip-link";

/** Header, main and footer of the shop. Pages give content only; `#main` is theirs. */
export function ShopShell({ children, ...header }: ComponentProps<typeof ShopHeader> & { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <ShopHeader {...header} />
      <main id="main" tabIndex={-1} className="min-h-[60vh] outline-none">
        {children}
      </main>
      <ShopFooter />
      <OfflineBanner meaning="You can read on; changes need the connection." />
    </>
  );
}
