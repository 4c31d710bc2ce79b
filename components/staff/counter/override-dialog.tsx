"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import type { PickupLine } from "@/lib/domain/fulfillment/pickup-view";
import { nameOf } from "./use-pick";

const reasons = ["Label torn or missing", "Scanner does not read it", "Item has no barcode"];
type Props = { line: PickupLine | null; onClose: () => void; onPick: (line: PickupLine, reason: string) => void };

/** A unit without a matching scan, for a reason that stays on record. */
export function OverrideDialog({ line, onClose, onPick }: Props) {
  const [reason, setReason] = useState(reasons[0] ?? "");
  const [other, setOther] = useState("");
  const isOther = reason === "other";
  const words = isOther ? other.trim() : reason;
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title="Tick without a scan" description={line ? `${nameOf(line)}. Compare SKU ${line.sku} with the label first.` : undefined}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!line || !words) return;
          onPick(line, words);
          onClose();
        }}
      >
        <RadioCards legend="Why?" name="reason" value={reason} onValueChange={setReason} options={[...reasons.map((value) => ({ value, label: value })), { value: "other", label: "Another reason" }]} />
        {isOther && <TextField name="other" label="Reason" required maxLength={200} value={other} onChange={(event) => setOther(event.target.value)} error={other !== "" && !words ? "Say why there was no scan." : undefined} />}
        <Button type="submit" disabled={!words}>Tick one unit</Button>
      </form>
    </Dialog>
  );
}
