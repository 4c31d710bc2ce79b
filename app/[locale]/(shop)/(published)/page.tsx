import type { Metadata } from "next";
import Link from "next/link";
import { ForYou, Row } from "@/components/home/for-you";
import { NearYou } from "@/components/home/near-you";
import { WelcomeStrip } from "@/components/home/welcome-strip";
import { ListFactsProvider } from "@/components/product/list-facts";
import { ProductImage } from "@/components/product/product-image";
import { JsonLd } from "@/components/shell/json-ld";
import { LinkButton } from "@/components/ui/link-button";
import type { CategoryNode } from "@/lib/domain/catalog/category";
import { deliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import type { ProductCard } from "@/lib/domain/search/product-card";
import { formatRound, minorPerUnit } from "@/lib/kernel/money";
import { siteUrl } from "@/lib/kernel/site-url";
import { edition } from "../edition";
import { loadHome, smallGifts } from "./load-home";

export const metadata: Metadata = { title: { absolute: "Alderway Home: furniture, lighting, plants, kitchen" }, alternates: { canonical: "/" } };

export default async function HomePage() {
  const { currency } = await edition();
  const { departments, popular, small, lights, green, pins } = await loadHome(currency);
  const listed = [...new Set([popular, small, lights, green].flat().map((card) => card.id))];
  return (
    <>
      <ListFactsProvider productIds={listed} url={`/api/home?products=${listed.join(",")}`}>
        <WelcomeStrip freeFrom={formatRound(deliveryTerms[currency].freeFromMinor, currency)} />
        <Hero />
        <Departments departments={departments} />
        <ForYou popular={popular} />
        <Collection id="small" title={`Small things, under ${formatRound(smallGifts[currency] * minorPerUnit(currency), currency)}`} href={`/search?price=0-${smallGifts[currency]}&sort=rating`} cards={small} />
        <Collection id="lights" title="For longer evenings" href="/categories/lighting" cards={lights} />
        <NearYou pins={pins} />
        <Collection id="green" title="Something green" href="/categories/plants-flowers" cards={green} />
      </ListFactsProvider>
      <JsonLd data={{ "@context": "https://schema.org", "@type": "WebSite", name: "Alderway Home", url: siteUrl(), potentialAction: { "@type": "SearchAction", target: `${siteUrl()}/search?q={search_term_string}`, "query-input": "required name=search_term_string" } }} />
    </>
  );
}

function Hero() {
  return (
    <section className="page grid items-center gap-8 py-8 lg:grid-cols-[1fr_1.15fr] lg:gap-16 lg:py-14">
      <div>
        <h1 className="display-1 max-w-[13ch]">Things that stay, for rooms you live in</h1>
        <p className="mt-5 max-w-[42ch] text-muted">See what your store has right now. Order it here, collect it there, often the same day.</p>
        <div className="mt-7 flex flex-wrap gap-3">
          <LinkButton href="/categories/living" size="large">See the living room</LinkButton>
          <LinkButton href="/stores" size="large" look="secondary">Find your store</LinkButton>
        </div>
      </div>
      <div className="order-first aspect-[5/4] overflow-hidden rounded-lg lg:order-none lg:aspect-[6/5]" style={{ background: "#EFEAE6" }}>
        <ProductImage
          picture={{ src: "/media/products/sofa-k57--teal-hero.webp", alt: "A teal sofa on wooden legs against a pale ground", width: 900, height: 900 }}
          sizes="(min-width: 1024px) 52vw, 100vw" isFirst className="object-cover"
        />
      </div>
    </section>
  );
}

function Departments({ departments }: { departments: CategoryNode[] }) {
  return (
    <section aria-labelledby="departments" className="page mt-14">
      <h2 id="departments" className="display-3">Departments</h2>
      <ul className="mt-5 grid grid-cols-3 gap-x-3 gap-y-6 sm:grid-cols-4 lg:grid-cols-6 lg:gap-x-5">
        {departments.map(({ slug, name, imageSrc }) => (
          <li key={slug}>
            <Link href={`/categories/${slug}`} className="group block">
              <span className="block aspect-square overflow-hidden rounded-lg bg-sunken">
                {imageSrc && <ProductImage picture={{ src: imageSrc, alt: "", width: 900, height: 900 }} sizes="(min-width: 1024px) 15vw, 30vw" isDecoration className="transition-transform duration-(--calm) ease-calm group-hover:scale-[1.04]" />}
              </span>
              <span className="mt-2 flex min-h-6 items-start text-sm underline-offset-4 group-hover:underline">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Collection({ id, title, href, cards }: { id: string; title: string; href: string; cards: ProductCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby={id} className="page mt-12 sm:mt-18">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 id={id} className="display-3">{title}</h2>
        <Link href={href} prefetch={false} className="inline-flex min-h-11 min-w-11 shrink-0 items-center text-sm underline underline-offset-4">See all</Link>
      </div>
      <Row cards={cards} />
    </section>
  );
}
