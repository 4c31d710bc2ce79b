import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReturnPage } from "@/components/order/returns/return-page";
import { getReturnQuote } from "@/lib/domain/returns/get-return-quote";
import { getShopperReturns } from "@/lib/domain/returns/get-shopper-returns";
import { wantedLines } from "@/lib/domain/returns/return-input";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Return something", robots: { index: false }, referrer: "same-origin" };

/** By the signed link of the order's mails: no sign-in, nothing but this order. */
export default async function TrackReturnPage({ params, searchParams }: PageProps<"/[locale]/track/[token]/return">) {
  const by = await requirePermit("orders.track");
  const token = decodeURIComponent((await params).token);
  const [desk, asked] = [await getShopperReturns(by, { token }), await searchParams];
  if (!desk) notFound();
  const wanted = asked["change"] === "1" ? null : wantedLines.safeParse(asked).data;
  return <ReturnPage desk={desk} token={token} track={token} asked={asked} quote={wanted ? await getReturnQuote(by, { token }, wanted.lines) : null} />;
}
