import { RadioCards } from "@/components/ui/radio-cards";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

/** What becomes of units that will not arrive. Nothing is chosen beforehand: somebody has to know. */
export function OutcomeCards({ view, error }: { view: TransferView; error?: string | undefined }) {
  return (
    <div className="grid gap-1.5">
      <RadioCards
        legend="What became of them?" name="outcome"
        options={[
          { value: "put_back", label: "They never left, or come back", detail: `Back in the books of ${view.from.name}; a task there puts them on the shelf before they can be sold.` },
          { value: "lost", label: "They are lost", detail: "Written off. Neither end has them." },
        ]}
      />
      {error && <p role="alert" className="text-xs text-negative">{error}</p>}
    </div>
  );
}
