"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { Badge } from "@/components/ui/badge";
import { pausePromotions, resumePromotions } from "@/lib/actions/pricing";
import type { ListedPromotion } from "@/lib/domain/pricing/list-promotions";
import { offerWords } from "@/lib/domain/pricing/offer-words";
import { formatMoney } from "@/lib/kernel/money";
import { stateLabel, stateTone } from "./promotion-words";

const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" });

const pause = forEach(pausePromotions, ({ id }: ListedPromotion) => [{ id }]);
const resume = forEach(resumePromotions, ({ id }: ListedPromotion) => [{ id }]);
const verbs: Verb<ListedPromotion>[] = [
  { label: "Pause", done: "paused", fits: ({ state }) => state === "running" || state === "scheduled", run: pause, undo: resume },
  { label: "Resume", done: "resumed", fits: ({ state }) => state === "paused", run: resume, undo: pause },
];

export function PromotionTable({ promotions, empty, mayEdit }: { promotions: ListedPromotion[]; empty: ReactNode; mayEdit: boolean }) {
  return (
    <ChoiceTable
      caption="Promotions" rows={promotions} rowKey={(one) => one.id} nameOf={(one) => one.name} verbs={mayEdit ? verbs : []} empty={empty}
      columns={[
        { key: "name", header: "Promotion", cell: (one) => <Link href={`/staff/pricing/${one.id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{one.name}</Link> },
        { key: "offer", header: "Gives", cell: (one) => offerWords(one) },
        { key: "code", header: "Code", cell: (one) => (one.needsCode ? <span className="figures">{one.code?.code ?? `${one.codes.toLocaleString("en-US")} codes`}</span> : <span className="text-muted">none needed</span>) },
        { key: "state", header: "State", cell: (one) => <Badge tone={stateTone[one.state]} hasShape>{stateLabel[one.state]}</Badge> },
        { key: "when", header: "When", cell: (one) => <span className="figures whitespace-nowrap">{one.startsAt ? day.format(one.startsAt) : "always"} – {one.endsAt ? day.format(one.endsAt) : "open"}</span> },
        { key: "used", header: "Orders", kind: "number", cell: (one) => (one.usageLimit === null ? one.used.toLocaleString("en-US") : `${one.used} of ${one.usageLimit}`) },
        { key: "spent", header: "Given", kind: "number", cell: (one) => (one.budgetMinor === null ? formatMoney(one.spentMinor, one.currency) : `${formatMoney(one.spentMinor, one.currency)} of ${formatMoney(one.budgetMinor, one.currency)}`) },
      ]}
    />
  );
}
