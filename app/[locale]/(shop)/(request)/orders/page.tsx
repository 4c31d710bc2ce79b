import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/account/account-page";
import { OrderLinkForm } from "@/components/order/order-link-form";
import { shopper } from "@/lib/session";

export const metadata: Metadata = { title: "Track an order", robots: { index: false } };

export default async function TrackAnOrderPage({ searchParams }: PageProps<"/[locale]/orders">) {
  if ((await shopper()).kind === "customer") redirect("/account");
  return (
    <AccountPage title="Track an order" lead="Open the link in any mail about your order. Lost it? We send it again." below={<>Have an account? <Link href="/sign-in" className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">Sign in to see all your orders</Link></>}>
      <OrderLinkForm isAsked={(await searchParams).asked === "1"} />
    </AccountPage>
  );
}
