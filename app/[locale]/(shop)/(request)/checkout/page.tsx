import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressForm } from "@/components/checkout/address-form";
import { ContactForm } from "@/components/checkout/contact-form";
import { DeliveryWays } from "@/components/checkout/delivery-ways";
import { GroupReview } from "@/components/checkout/group-review";
import { HoldTimer } from "@/components/checkout/hold-timer";
import { OrderSummary } from "@/components/checkout/order-summary";
import { PaymentForm } from "@/components/checkout/payment-form";
import { PickupForm } from "@/components/checkout/pickup-form";
import { PickupGroup } from "@/components/checkout/pickup-group";
import { PrepareHold } from "@/components/checkout/prepare-hold";
import { ProblemList } from "@/components/checkout/problem-list";
import { StartCheckoutForm } from "@/components/checkout/start-checkout-form";
import { Step } from "@/components/checkout/step";
import { TenderForms } from "@/components/checkout/tender-forms";
import type { Permit } from "@/lib/domain/identity/permit";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import type { CheckoutStepName, CheckoutView } from "@/lib/domain/orders/checkout";
import { getCheckout } from "@/lib/domain/orders/get-checkout";
import { getVanOffer } from "@/lib/domain/orders/get-van-offer";
import { stripeKeys } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

export default async function CheckoutPage({ searchParams }: PageProps<"/[locale]/checkout">) {
  const by = await requirePermit("orders.place");
  const checkout = await getCheckout(by);
  if (!checkout || checkout.isCartChanged) return <div className="page py-16"><StartCheckoutForm isChanged={checkout?.isCartChanged ?? false} /></div>;
  if (checkout.status === "completing") redirect("/checkout/return");
  if (checkout.placed) redirect(`/orders/${checkout.placed.orderNumber}?placed=1`);
  const { step, way } = await searchParams;
  // Each step has an address of its own, so that Back goes one step back.
  if (!step) redirect(`/checkout?step=${checkout.current}`);
  const open = openStep(checkout, step);
  const hasProblem = checkout.groups.some((group) => group.refusal !== null || group.lines.some((line) => line.problem !== null));
  return (
    <div className="page py-8 lg:py-14">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="display-2">Checkout</h1>
        {checkout.holdExpiresAt && <HoldTimer key={checkout.holdExpiresAt} expiresAt={checkout.holdExpiresAt} now={checkout.now} isGoods={checkout.needsAddress || checkout.needsPickup} />}
      </div>
      <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-16">
        <div className="min-w-0">
          <details className="rounded-md border border-line bg-surface px-4 lg:hidden">
            <summary className="figures flex min-h-13 items-center justify-between gap-4 font-medium"><span>Your order</span><span>{formatMoney(checkout.totals.totalMinor, checkout.currency)}</span></summary>
            <div className="pb-4"><OrderSummary checkout={checkout} /></div>
          </details>
          <div className="mt-2"><ProblemList checkout={checkout} /></div>
          {checkout.steps.map((each, index) => (
            <Step key={each.name} step={each} number={index + 1} isOpen={each.name === open}>
              <StepBody name={each.name} checkout={checkout} by={by} hasProblem={hasProblem} isChoosingWay={way === "choose"} />
            </Step>
          ))}
        </div>
        <aside aria-label="Your order" className="hidden lg:block"><div className="sticky top-8 rounded-lg border border-line bg-surface p-6"><OrderSummary checkout={checkout} /></div></aside>
      </div>
    </div>
  );
}

/** The step named in the address if it may be opened, else the first that is not done. */
function openStep(checkout: CheckoutView, wanted: unknown): CheckoutStepName {
  return checkout.steps.find((step) => step.name === wanted && step.isReachable)?.name ?? checkout.current;
}

type BodyProps = { name: CheckoutStepName; checkout: CheckoutView; by: Permit<"orders.place">; hasProblem: boolean; isChoosingWay: boolean };

async function StepBody({ name, checkout, by, hasProblem, isChoosingWay }: BodyProps) {
  const next = (after: CheckoutStepName) => {
    const index = checkout.steps.findIndex((step) => step.name === after);
    return `/checkout?step=${checkout.steps[index + 1]?.name ?? "payment"}`;
  };
  switch (name) {
    case "contact": return <ContactForm checkout={checkout} next={next("contact")} isGuest={by.actor.kind === "guest"} />;
    case "delivery": {
      const offer = await getVanOffer(by, { checkoutId: checkout.id });
      const ways = offer && <DeliveryWays checkout={checkout} offer={offer} next={next("delivery")} />;
      return isChoosingWay && ways ? ways : <>{ways && <div className="mb-8">{ways}</div>}<AddressForm checkout={checkout} next={next("delivery")} /></>;
    }
    case "pickup": {
      const groups = checkout.groups.filter((group) => group.store !== null && group.method !== "ship");
      const offered = await Promise.all(groups.map(async (group) => (group.store ? listPickupSlots({ locationId: group.store.id, days: 7, ownCheckoutId: checkout.id }) : [])));
      const suppliedLines = groups.flatMap((group) => group.lines.flatMap((line) => (line.suppliedAt === null ? [] : [line.key])));
      return (
        <>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {groups.map((group, index) => (
              <PickupGroup key={group.key} group={group} checkoutId={checkout.id} now={checkout.now} suppliedLines={suppliedLines}
                slots={(offered[index] ?? []).map((slot) => ({ startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString(), left: slot.left }))} />
            ))}
          </div>
          <PickupForm checkout={checkout} next={next("pickup")} suppliedLines={suppliedLines} isSlotMissing={groups.some((group) => group.needsSlot && group.slot === null)} />
        </>
      );
    }
    case "payment": return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {checkout.groups.map((group) => <GroupReview key={group.key} group={group} checkout={checkout} />)}
        {!hasProblem && <TenderForms checkout={checkout} />}
        {hasProblem ? null : checkout.holdExpiresAt ? <PaymentForm checkout={checkout} stripeKey={stripeKeys()?.publishableKey ?? null} /> : <PrepareHold checkoutId={checkout.id} />}
      </div>
    );
  }
}
