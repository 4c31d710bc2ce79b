import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { CartBadge } from "@/components/cart/cart-badge";
import { QueryProvider } from "@/components/shell/query-provider";
import { SearchBox } from "@/components/shell/search-box";
import { ShopShell } from "@/components/shell/shop-shell";
import { StoreChooser } from "@/components/shell/store-chooser";
import { ToastRegion } from "@/components/ui/toast";
import { locales } from "@/lib/kernel/published";
import { themeScript } from "@/lib/kernel/theme-script";
import { edition } from "./edition";
import { loadCategories } from "./load-categories";
import "@/app/tokens.css";

export const metadata: Metadata = {
  metadataBase: new URL(process.env.APP_URL || "http://localhost:3000"),
  title: { default: "Alderway Home", template: "%s · Alderway Home" },
  description: "Furniture, lighting, plants and kitchen things. Order online, collect in a store nearby, or have it brought to you.",
  manifest: "/manifest.webmanifest",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f2ece1" },
    { media: "(prefers-color-scheme: dark)", color: "#110f0c" },
  ],
};

export function generateStaticParams() {
  return locales.map((code) => ({ locale: code }));
}

/** Reads no cookie, header or session: one of these pages would make every published page a request page. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const { locale, currency } = await edition();
  const categories = [...(await loadCategories()).map(({ name, slug }) => ({ label: name, href: `/categories/${slug}` })), { label: "Gift cards", href: "/gift-cards" }];
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <QueryProvider>
          <ToastRegion>
            <ShopShell categories={categories} currency={currency} storeChooser={<StoreChooser />} search={<SearchBox />} cart={<CartBadge />}>
              {children}
            </ShopShell>
          </ToastRegion>
        </QueryProvider>
      </body>
    </html>
  );
}
