import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { testCards } from "@/lib/domain/payments/test-cards";

/**
 * A card number may not reach the server and needs a script to become a token; without scripts the built-in gateway's
 * test cards are chosen by name. The key is the checkout's version: the same page posted twice places one order.
 */
export function PayWithoutScript({ checkout, isStripe }: { isStripe: boolean; checkout: Pick<CheckoutView, "id" | "version" | "totals" | "cardMinor"> }) {
  return (
    <div className="grid gap-3">
      <input type="hidden" name="checkoutId" value={checkout.id} />
      <input type="hidden" name="totalMinor" value={checkout.totals.totalMinor} />
      <input type="hidden" name="idempotencyKey" value={`${checkout.id}-${checkout.version}`} />
      <input type="hidden" name="cardMinor" value={checkout.cardMinor} />
      {checkout.cardMinor === 0 ? <input type="hidden" name="token" value="no_card" /> : isStripe ? <p className="text-sm">Card fields need scripts: they come from Stripe, so that your card’s number never reaches us. Switch scripts on, or pay with a gift card that covers the order.</p> : <Field id="token" label="Test card">
        <Select id="token" name="token">
          {testCards.filter((card, index) => testCards.findIndex((other) => other.token === card.token) === index).map((card) => <option key={card.token} value={card.token}>{card.brand} ending in {card.number.slice(-4)}: {card.outcome}</option>)}
        </Select>
      </Field>}
    </div>
  );
}
