import { moment } from "@/components/staff/frame/moment";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { lineName, unitWords } from "@/lib/domain/inventory/unit-words";
import { landedMinor, unitMicros } from "@/lib/domain/purchasing/landed-cost";
import type { DeliveryView, PurchaseView } from "@/lib/domain/purchasing/purchase-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { eachWords } from "./each-words";

const own = (minor: number) => formatMoney(minor, homeCurrency);

/** What arrived when, and what each unit cost in the end. */
export function Deliveries({ view }: { view: PurchaseView }) {
  if (view.deliveries.length === 0) return null;
  return (
    <section aria-label="Deliveries" className="grid gap-6">
      {view.deliveries.map((delivery) => (
        <div key={delivery.sequence} className="grid gap-2">
          <h2 className="flex flex-wrap items-center gap-2 text-sm font-semibold">
            Delivery {delivery.sequence}<span className="figures font-normal text-muted">{unitWords(delivery.units)} · {moment(delivery.openedAt, view.location.timeZone)}{delivery.deliveryNote && ` · note ${delivery.deliveryNote}`}</span>
            {delivery.costedAt === null && <Badge tone="info">To cost</Badge>}
          </h2>
          {delivery.costs && delivery.costs.lines.length > 0 && <Costs view={view} costs={delivery.costs} />}
        </div>
      ))}
    </section>
  );
}

function Costs({ view, costs }: { view: PurchaseView; costs: NonNullable<DeliveryView["costs"]> }) {
  const nameOf = (lineId: string) => {
    const line = view.lines.find((one) => one.id === lineId);
    return line ? lineName(line) : "";
  };
  return (
    <>
      <p className="figures text-xs text-muted">
        Freight {own(costs.freightMinor)} · duty {own(costs.dutyMinor)} · other {own(costs.otherMinor)}, spread by {costs.spreadBy}{view.currency !== homeCurrency && ` · one ${view.currency} is ${costs.ratePpm / 1_000_000} ${homeCurrency}`}
      </p>
      <Table
        caption="Landed cost" rows={costs.lines} rowKey={(line) => line.lineId} onPhone="scroll"
        columns={[
          { key: "item", header: "Item", cell: (line) => nameOf(line.lineId) },
          { key: "units", header: "Units", kind: "number", cell: (line) => line.quantity },
          { key: "goods", header: "Goods", kind: "number", cell: (line) => own(line.goodsMinor) },
          { key: "charges", header: "Charges", kind: "number", cell: (line) => own(landedMinor(line) - line.goodsMinor) },
          { key: "landed", header: "Landed", kind: "number", cell: (line) => own(landedMinor(line)) },
          { key: "unit", header: "Per unit", kind: "number", cell: (line) => eachWords(unitMicros(line)) },
          { key: "average", header: "Average", kind: "number", cell: (line) => (line.averageBeforeMicros > 0 ? `${eachWords(line.averageBeforeMicros)} → ${eachWords(line.averageAfterMicros)}` : eachWords(line.averageAfterMicros)) },
        ]}
      />
    </>
  );
}
