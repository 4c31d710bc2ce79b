import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AwaitAnswer } from "@/components/checkout/await-answer";
import { getCheckout } from "@/lib/domain/orders/get-checkout";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Finishing your order", robots: { index: false } };

/** Where the bank sends the shopper back to, and where a payment without an answer waits for one. */
export default async function ReturnPage() {
  const checkout = await getCheckout(await requirePermit("orders.place"));
  if (checkout?.placed) redirect(`/orders/${checkout.placed.orderNumber}?placed=1`);
  if (!checkout || checkout.status !== "completing") redirect("/checkout?step=payment");
  return (
    <div className="page py-20">
      <div className="mx-auto max-w-lg text-center">
        <h1 className="display-2">Waiting for your bank</h1>
        <AwaitAnswer checkoutId={checkout.id} />
        <p className="mt-4 text-muted">We are asking what became of your payment. You will not pay twice, and your items stay held. This page goes on by itself.</p>
        {checkout.challengeUrl && <p className="mt-6"><a href={checkout.challengeUrl} className="inline-flex min-h-11 items-center underline underline-offset-4">Open your bank’s confirmation again</a></p>}
      </div>
    </div>
  );
}
