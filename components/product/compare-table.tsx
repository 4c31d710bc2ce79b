import clsx from "clsx";
import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { roundIconButtonStyle } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { cardPromiseWords, type CardPromise } from "@/lib/domain/carts/card-promise";
import { comparedRows, comparisonPath, type Compared } from "@/lib/domain/search/comparison";
import { CardRating } from "./card-rating";
import { ProductImage } from "./product-image";

type Props = { compared: Compared[]; promises: Record<string, CardPromise> };

/** Products as columns under their photos; a row in which they differ is marked by a bar and bold words. It scrolls inside itself. */
export function CompareTable({ compared, promises }: Props) {
  const slugs = compared.map(({ card }) => card.slug);
  const rows = comparedRows(compared);
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <>
      {compared.length > 1 && <p className="figures mt-2 text-sm text-muted">They differ in {differing} of {rows.length} points: those are marked.</p>}
      <div role="region" aria-label="Comparison" tabIndex={0} className="scroll-hint mt-6 overflow-x-auto [--under:var(--paper)]">
        <table className={clsx("w-full table-fixed border-collapse text-left text-sm", compared.length > 2 && "min-w-160 sm:min-w-184")}>
          <caption className="sr-only">{compared.map(({ card }) => card.title).join(", ")} side by side</caption>
          <thead>
            <tr className="align-top">
              <th scope="col" className="hidden w-36 sm:table-cell"><span className="sr-only">What is compared</span></th>
              {compared.map(({ card, summary }) => (
                <th key={card.id} scope="col" className="pr-4 pb-6 font-normal lg:pr-8">
                  <div className="relative aspect-square max-w-72 overflow-hidden rounded-lg" style={{ background: card.picture?.background ?? "var(--sunken)" }}>
                    {card.picture && <ProductImage picture={card.picture} sizes="(min-width: 640px) 288px, 46vw" isDecoration />}
                    <Link href={comparisonPath(slugs.filter((slug) => slug !== card.slug))} prefetch={false} scroll={false} aria-label={`Take ${card.title} away`} className={clsx(roundIconButtonStyle, "absolute top-1 right-1 bg-surface/80 hover:bg-surface")}><X aria-hidden /></Link>
                  </div>
                  <Link href={`/products/${card.slug}`} className="mt-2 inline-flex min-h-11 items-center font-medium underline-offset-4 hover:underline">{card.title}</Link>
                  <p className="text-muted">{summary}</p>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="figures">
            <Row label="Price" values={compared.map(({ card }) => (card.priceMinor === null ? "Not for sale at present" : <>{card.isFrom && "From "}<Price amountMinor={card.priceMinor} currency={card.currency} wasMinor={card.compareAtMinor ?? undefined} /></>))} />
            <Row label="Reviews" values={compared.map(({ card }) => (card.ratingCount === 0 ? "None yet" : <CardRating key={card.id} average={card.ratingAverage} count={card.ratingCount} />))} />
            <Row label="To have it" values={compared.map(({ card }) => { const promise = promises[card.id]; return promise ? cardPromiseWords(promise) : ""; })} />
            {rows.map(({ label, values, differs }) => <Row key={label} label={label} values={values} isMarked={differs && compared.length > 1} />)}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** On a phone the name of a row stands above its values, so that they have the width. */
function Row({ label, values, isMarked = false }: { label: string; values: ReactNode[]; isMarked?: boolean }) {
  const name = <>{label}{isMarked && <span className="sr-only">, they differ</span>}</>;
  return (
    <>
      <tr className="sm:hidden"><th scope="colgroup" colSpan={values.length} className={clsx("border-t border-line pt-3 text-xs font-normal", isMarked ? "text-ink" : "text-muted")}>{isMarked && <span aria-hidden className="mr-1.5 inline-block size-1.5 rounded-full bg-accent align-middle" />}{name}</th></tr>
      <tr className="align-top sm:border-t sm:border-line">
        <th scope="row" className={clsx("hidden border-l-2 py-3 pr-4 pl-3 font-normal sm:table-cell", isMarked ? "border-accent text-ink" : "border-transparent text-muted")}>{name}</th>
        {values.map((value, at) => <td key={at} className={clsx("py-1.5 pr-4 pb-3 whitespace-pre-line sm:py-3 lg:pr-8", isMarked && "font-medium")}>{value || <span className="text-muted">–</span>}</td>)}
      </tr>
    </>
  );
}
