import { RadioCards } from "@/components/ui/radio-cards";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

/** What becomes of units that will not arrive. */
export function OutcomeCards({ view }: { view: TransferView }) {
  return (
    <RadioCards
      legend="What became of them?" name="outcome" defaultValue="put_back"
      options={[
        { value: "put_back", label: "They never left", detail: `Back in the books of ${view.from.name}; a task there puts them on the shelf before they can be sold.` },
        { value: "lost", label: "They are lost", detail: "Written off. Neither end has them." },
      ]}
    />
  );
}
