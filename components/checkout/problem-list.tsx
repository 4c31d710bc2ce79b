import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import type { CheckoutView } from "@/lib/domain/orders/checkout";

/** What stands in the way, line by line; the cart has the one-tap ways out. */
export function ProblemList({ checkout }: { checkout: CheckoutView }) {
  // A store's refusal is said once: at the lines where there are any, else for the store.
  const refused = checkout.groups.filter((group) => group.refusal !== null && group.lines.every((line) => line.problem === null));
  const lines = checkout.groups.flatMap((group) => group.lines).filter((line) => line.problem !== null);
  if (refused.length === 0 && lines.length === 0) return null;
  return (
    <Banner tone="warning" role="alert" title="Something needs your attention" action={<Link href="/cart" className="inline-flex min-h-11 items-center underline underline-offset-4">Choose what to do in the cart</Link>}>
      <ul className="mt-1 grid gap-1">
        {refused.map((group) => <li key={group.key}>{group.store?.name}: {group.refusal?.message}</li>)}
        {lines.map((line) => <li key={line.key}>{line.title}: {line.problem?.message}</li>)}
      </ul>
    </Banner>
  );
}
