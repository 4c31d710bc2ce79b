import type { Metadata } from "next";
import { ReceiptForm } from "@/components/account/receipt-form";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Add a receipt", robots: { index: false } };

export default async function ReceiptPage() {
  await requirePermit("account.own");
  return (
    <section className="max-w-xl">
      <h1 className="display-2">Add a receipt</h1>
      <p className="mt-2 mb-6 text-sm text-muted">Bought in a store without saying who you are? With the receipt the purchase joins your orders, and its points are yours. It works for ninety days.</p>
      <ReceiptForm />
    </section>
  );
}
