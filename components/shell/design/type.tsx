import { Price } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { Stat } from "@/components/ui/stat";
import { DesignSection } from "./section";

export function DesignType() {
  return (
    <DesignSection title="Type">
      <p className="display-1">Light for long evenings</p>
      <p className="display-2">Oak, linen and a place for the keys</p>
      <p className="display-3">Ready today by 4:15 PM</p>
      <p className="max-w-[62ch]">
        Instrument Sans carries everything that is read rather than looked at. Lines stay under seventy characters, and figures line up:{" "}
        <Price amountMinor={124900} currency="USD" wasMinor={149900} className="font-medium" />.
      </p>
      <p className="max-w-[62ch] text-sm text-muted">Smaller and quieter, for what supports a decision without being one.</p>
      <Rating value={4.6} count={1284} />
      <div className="flex flex-wrap gap-x-12 gap-y-6">
        <Stat label="To pick" value="14" detail="3 overdue" />
        <Stat label="Waiting at curb" value="2" detail="Longest 4:12" />
        <Stat label="Sold today" value="$8,412.50" detail="+6% on last Sunday" />
      </div>
    </DesignSection>
  );
}
