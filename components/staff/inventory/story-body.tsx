import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { moment } from "@/components/staff/frame/moment";
import type { StockRow } from "@/lib/domain/inventory/stock-grid";
import { isLedgerColumn, storyLabel, type StockStory, type StoryColumn, type StoryLine } from "@/lib/domain/inventory/stock-story";
import { calendarWords } from "@/lib/domain/locations/time-words";

const whatLabel: Record<string, string> = {
  received: "Received", allocated: "Promised", released: "Released", picked: "Picked", handed_over: "Handed over", shipped: "Shipped", returned: "Returned",
  adjusted: "Adjusted", moved_state: "Moved", transferred: "Transferred", settings_changed: "Setting changed",
};

/** Reasons that only repeat what happened. */
const obvious = new Set(["received", "handed over", "shipped", "picked", "order"]);

type Props = { story: StockStory; onColumn?: (column: StoryColumn) => void };

/** The sum of a number, or its lines with the running sum. Times are the store's. */
export function StoryBody({ story, onColumn }: Props) {
  const { column, row, lines } = story;
  return (
    <div className="grid gap-5">
      {column === "available" ? <Sum row={row} {...(onColumn && { onColumn })} /> : (
        <p className="flex items-baseline justify-between border-b border-line pb-3"><span className="text-sm">Now</span><strong className="figures text-2xl font-medium tracking-tight">{row[column].toLocaleString("en-US")}</strong></p>
      )}
      {column === "allocated" && story.promises.length > 0 && (
        <Section title="Promised to">
          {story.promises.map((promise) => (
            <Item key={promise.orderNumber + promise.promisedAt} left={<Order number={promise.orderNumber} />} detail={`by ${moment(promise.promisedAt, story.timeZone)}`} right={promise.quantity} />
          ))}
        </Section>
      )}
      {column === "held" && (
        <Section title="Checkouts under way">
          {story.holds.length === 0 ? <p className="py-2 text-sm text-muted">No checkout holds units here now.</p>
            : story.holds.map((hold) => <Item key={hold.expiresAt} left="A shopper is checking out" detail={`until ${moment(hold.expiresAt, story.timeZone)}`} right={hold.quantity} />)}
        </Section>
      )}
      {column === "incoming" && (story.expected.length + story.bought.length === 0 ? <p className="text-sm text-muted">Nothing is on its way here.</p> : (
        <Section title="On the way, in the ledger when received">
          {story.expected.map((one) => <Item key={one.transferNumber} left={<Transfer number={one.transferNumber} />} detail={`from ${one.from}, sent ${moment(one.sentAt, story.timeZone)}`} right={one.quantity} />)}
          {story.bought.map((one) => <Item key={one.purchaseNumber} left={<Purchase number={one.purchaseNumber} />} detail={`from ${one.from}, expected ${calendarWords(one.expectedOn)}`} right={one.quantity} />)}
        </Section>
      ))}
      {(isLedgerColumn(column) || column === "safetyStock") && <Lines story={story} lines={lines} />}
    </div>
  );
}

function Lines({ story, lines }: { story: StockStory; lines: readonly StoryLine[] }) {
  if (lines.length === 0) return <p className="text-sm text-muted">{story.column === "safetyStock" ? "Never changed since the level was made." : "No line yet: the number has always been zero."}</p>;
  return (
    <section aria-label="Ledger">
      <h3 className="mb-1 text-2xs font-medium text-muted">{story.column === "safetyStock" ? "Changes, newest first" : "Ledger, newest first"}</h3>
      <ol className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[1fr_auto] gap-x-4 py-2.5">
            <p className="text-sm">{whatLabel[line.what] ?? line.what}{line.orderNumber && <> · <Order number={line.orderNumber} /></>}{line.transferNumber && <> · <Transfer number={line.transferNumber} /></>}{line.purchaseNumber && <> · <Purchase number={line.purchaseNumber} /></>}</p>
            <p className={clsx("figures text-right text-sm font-medium", line.delta > 0 ? "text-positive" : "text-negative")}>{line.delta > 0 ? `+${line.delta}` : `−${-line.delta}`}</p>
            <p className="text-xs text-muted">{moment(line.at, story.timeZone)} · {line.who}{line.reason && !obvious.has(line.reason) && ` · ${line.reason}`}</p>
            <p className="figures text-right text-xs text-muted">{line.before} → {line.after}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const parts = ["onHand", "damaged", "qualityCheck", "display", "putBack", "allocated", "held", "safetyStock"] as const;

function Sum({ row, onColumn }: { row: StockRow; onColumn?: (column: StoryColumn) => void }) {
  return (
    <dl className="text-sm">
      {parts.filter((part) => part === "onHand" || row[part] !== 0).map((part) => (
        <div key={part} className="flex min-h-11 items-center justify-between border-b border-line lg:min-h-9">
          <dt>{onColumn ? <button type="button" className="underline underline-offset-4" onClick={() => onColumn(part)}>{storyLabel[part]}</button> : storyLabel[part]}</dt>
          <dd className="figures">{part === "onHand" ? row.onHand : `− ${row[part]}`}</dd>
        </div>
      ))}
      {Math.min(row.backorderCap, row.incoming) > 0 && <div className="flex min-h-9 items-center justify-between border-b border-line"><dt>Sold ahead of what is coming</dt><dd className="figures">+ {Math.min(row.backorderCap, row.incoming)}</dd></div>}
      <div className="flex items-baseline justify-between pt-3 font-medium"><dt>Available to promise</dt><dd className="figures text-2xl tracking-tight">{row.available}</dd></div>
      {row.available < 0 && <p className="mt-2 text-xs text-muted">Shoppers see none: more is kept back than is there.</p>}
    </dl>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => <section><h3 className="mb-1 text-2xs font-medium text-muted">{title}</h3><ul className="divide-y divide-line">{children}</ul></section>;

const Item = ({ left, detail, right }: { left: ReactNode; detail: string; right: number }) => (
  <li className="flex items-center justify-between gap-4 py-2 text-sm"><span>{left} <span className="block text-xs text-muted">{detail}</span></span><span className="figures font-medium">{right}</span></li>
);

const Order = ({ number }: { number: string }) => <Link href={`/staff/orders/${number}`} className="figures underline underline-offset-4">{number}</Link>;

const Transfer = ({ number }: { number: string }) => <Link href={`/staff/transfers/${number}`} className="figures underline underline-offset-4">{number}</Link>;

const Purchase = ({ number }: { number: string }) => <Link href={`/staff/purchasing/${number}`} className="figures underline underline-offset-4">{number}</Link>;
