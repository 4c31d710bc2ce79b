"use client";

import { PackageCheck, RotateCcw, Store, Truck } from "lucide-react";
import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { returnPolicy } from "@/lib/domain/returns/return-policy";
import { useVisitor } from "./visitor";

/** The first thing on the front page: an order that waits, else what shopping here means. Both are one strip of the same height. */
export function WelcomeStrip({ freeFrom }: { freeFrom: string }) {
  const ready = useVisitor()?.ready[0];
  return (
    <div className="border-b border-line bg-surface">
      <div className="page flex min-h-34 items-center py-3 sm:min-h-22">
        {ready ? (
          <div className="flex w-full flex-wrap items-center justify-between gap-3">
            <p className="flex items-center gap-3">
              <PackageCheck aria-hidden className="size-6 shrink-0 text-positive" />
              <span>
                <span className="block font-medium">Ready at {ready.storeName}</span>
                <span className="figures text-sm text-muted">Order {ready.orderNumber}, {ready.items} {ready.items === 1 ? "item" : "items"}, {ready.method === "curbside" ? "to your car" : "inside"}</span>
              </span>
            </p>
            <LinkButton href={`/orders/${ready.orderNumber}`} prefetch={false}>Show pickup code</LinkButton>
          </div>
        ) : (
          <ul className="grid w-full grid-cols-3 gap-3 text-xs sm:gap-6 sm:text-sm *:flex *:flex-col *:items-center *:gap-2 *:text-center sm:*:flex-row sm:*:gap-3 sm:*:text-left [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-action">
            <li><Store aria-hidden strokeWidth={1.5} />Order online, collect today</li>
            <li><Truck aria-hidden strokeWidth={1.5} /><span>Delivery free from {freeFrom} <Link href="/help/delivery" prefetch={false} className="sr-only">Delivery</Link></span></li>
            <li><RotateCcw aria-hidden strokeWidth={1.5} />Up to {returnPolicy.days} days to return, in any store</li>
          </ul>
        )}
      </div>
    </div>
  );
}
