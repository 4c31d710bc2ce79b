import type { Metadata } from "next";
import { BalanceForm } from "@/components/gift-cards/balance-form";

export const metadata: Metadata = { title: "Gift card balance", robots: { index: false } };

export default function GiftCardBalancePage() {
  return (
    <div className="page py-10 lg:py-16">
      <h1 className="display-2">Gift card balance</h1>
      <p className="mt-3 mb-8 max-w-[60ch] text-muted">A gift card pays online and in every store. What an order leaves on it stays there, and what it paid goes back on it when you return something.</p>
      <BalanceForm />
    </div>
  );
}
