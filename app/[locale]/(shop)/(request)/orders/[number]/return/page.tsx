import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReturnPage } from "@/components/order/returns/return-page";
import { trackingToken } from "@/lib/domain/orders/tracking-token";
import { getReturnQuote } from "@/lib/domain/returns/get-return-quote";
import { getShopperReturns } from "@/lib/domain/returns/get-shopper-returns";
import { wantedLines } from "@/lib/domain/returns/return-input";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Return something", robots: { index: false } };

/** The order of whoever is signed in, or of the guest whose browser has just placed it. */
export default async function OrderReturnPage({ params, searchParams }: PageProps<"/[locale]/orders/[number]/return">) {
  const by = await requirePermit("orders.track");
  const proof = { number: (await params).number };
  const [desk, asked] = [await getShopperReturns(by, proof), await searchParams];
  if (!desk) notFound();
  const wanted = asked["change"] === "1" ? null : wantedLines.safeParse(asked).data;
  return <ReturnPage desk={desk} token={null} track={trackingToken(desk.orderId, new Date())} asked={asked} quote={wanted ? await getReturnQuote(by, proof, wanted.lines) : null} />;
}
