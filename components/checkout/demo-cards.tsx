import { Disclosure } from "@/components/ui/disclosure";
import { formatCardNumber, testCards } from "@/lib/domain/payments/test-cards";

/** The built-in gateway moves no money; these numbers try each outcome. */
export function DemoCards() {
  return (
    <Disclosure title="Test cards of the built-in gateway">
      <dl className="grid gap-1.5">
        {testCards.map((card) => (
          <div key={card.number} className="flex flex-wrap justify-between gap-x-4"><dt className="figures text-ink select-all">{formatCardNumber(card.number)}</dt><dd>{card.outcome}</dd></div>
        ))}
      </dl>
      <p className="mt-2">Gift cards of the demo: <span className="figures text-ink select-all">A1DE RWAY 0000 0050</span> and <span className="figures text-ink select-all">A1DE RWAY 0000 0250</span>.</p>
      <p className="mt-2">Any future date and any security code.</p>
    </Disclosure>
  );
}
