import type { Metadata } from "next";
import { BalanceForm } from "@/components/gift-cards/balance-form";
import { BuyForm } from "@/components/gift-cards/buy-form";
import { EmptyState } from "@/components/ui/empty-state";
import { dayAfter, dayAt } from "@/lib/domain/locations/zone-day";
import { giftZone, mostGiftDays } from "@/lib/domain/payments/gift";
import { listGiftCards } from "@/lib/domain/pricing/list-gift-cards";
import { wallClock } from "@/lib/kernel/clock";
import { currencyName, homeCurrency } from "@/lib/kernel/currency";
import { edition } from "../../edition";

export const metadata: Metadata = { title: "Gift cards", description: "A gift card for anything in our shop and stores, mailed at once or on a day you choose." };

export default async function GiftCardsPage() {
  const { currency } = await edition();
  const cards = await listGiftCards({ channel: "web", currency });
  const today = dayAt(giftZone, wallClock().getTime());
  return (
    <div className="page py-10 lg:py-16">
      <h1 className="display-2">Gift cards</h1>
      <p className="mt-3 mb-8 max-w-[60ch] text-muted lg:mb-12">For anything we sell, online and in every store. It comes by e-mail, at once or on the day you choose, costs what it is worth, and never expires.</p>
      {cards.length === 0 && <EmptyState title={`Not sold in ${currencyName(currency)}`}>We sell gift cards in {currencyName(homeCurrency)}. Choose it at the foot of the page to buy one.</EmptyState>}
      {cards.length > 0 && <BuyForm cards={cards} currency={currency} days={{ first: today, last: dayAfter(today, mostGiftDays - 1) }} />}
      <section id="balance" aria-labelledby="balance-title" className="mt-16 scroll-mt-24 border-t border-line pt-10">
        <h2 id="balance-title" className="display-3">What is left on a card</h2>
        <p className="mt-2 mb-6 max-w-[60ch] text-muted">What an order leaves on it stays there, and what it paid goes back on it when you return something.</p>
        <BalanceForm />
      </section>
    </div>
  );
}
