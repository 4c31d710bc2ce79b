import Image from "next/image";
import Link from "next/link";
import { contentWords, type Bundled } from "@/lib/domain/fulfillment/in-bundle";
import type { OrderLineView } from "@/lib/domain/orders/order-view";

/** One thing as it was sold: an item, or a bundle with its parts and what became of each. */
export function OrderItem({ sold: { bundle, lines }, money, isOwned }: { sold: Bundled<OrderLineView>; money: (minor: number) => string; /** A member has it at home and may say what it is like. */ isOwned: boolean }) {
  const image = bundle ? bundle.image : lines[0]?.image;
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  return (
    <li className="flex items-center gap-4">
      {image && <Image src={image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: image.background }} />}
      <p className="min-w-0 flex-1 text-sm">
        {bundle ? bundle.title : lines[0]?.title}
        {bundle && bundle.quantity > 1 && <span className="block text-xs text-muted">Quantity {bundle.quantity}</span>}
        {bundle && <span className="block text-xs text-muted">{contentWords(lines)}</span>}
        {lines.map((line) => <span key={line.orderLineId} className="block text-xs text-muted empty:hidden">{detailOf(line, bundle !== null)}</span>)}
        {isOwned && !bundle && <Link href={`/products/${lines[0].slug}/reviews/new`} prefetch={false} className="inline-flex min-h-11 items-center text-xs underline underline-offset-4">Review it</Link>}
      </p>
      <span className="figures text-sm">{totalMinor === 0 ? "Free" : money(totalMinor)}</span>
    </li>
  );
}

/** Of a part only what is out of the ordinary: what it is stands above. */
function detailOf(line: OrderLineView, isPart: boolean): string {
  const fate = [line.cancelled > 0 && `${line.cancelled} cancelled`, line.returned > 0 && `${line.returned} returned`, ...line.offers].filter(Boolean);
  if (!isPart) return [line.variantTitle, `Quantity ${line.quantity}`, ...fate].filter(Boolean).join(" · ");
  return fate.length > 0 ? `${line.title}: ${fate.join(" · ")}` : "";
}
