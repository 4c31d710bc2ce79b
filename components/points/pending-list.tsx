import type { ReactNode } from "react";
import type { PointsView } from "@/lib/domain/loyalty/points-view";
import { pointsWords } from "@/lib/domain/payments/tender";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** Points that are on their way, and from when they can be spent. */
export function PendingList({ pending, orderLink }: { pending: PointsView["pending"]; orderLink: (number: string) => ReactNode }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {pending.map(({ orderNumber, points, availableAt }) => (
        <li key={`${orderNumber}${points}`} className="flex min-h-14 items-baseline justify-between gap-6 py-3 text-sm">
          <div className="min-w-0">
            <p className="font-medium">{orderLink(orderNumber)}</p>
            <p className="text-xs text-muted">{availableAt ? `To spend from ${day.format(new Date(availableAt))}` : "Once everything is with you"}</p>
          </div>
          <p className="figures shrink-0 font-medium">{pointsWords(points)}</p>
        </li>
      ))}
    </ul>
  );
}
