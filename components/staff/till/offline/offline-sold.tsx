"use client";

import { CloudOff, Printer } from "lucide-react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";
import { Price } from "@/components/ui/price";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import { ReceiptPaper } from "../receipt-paper";

/** Sold without network: the change in large figures, and the receipt from this browser; its number is the order's. */
export function OfflineSold({ receipt, onDone }: { receipt: Receipt; onDone: () => void }) {
  const changeMinor = receipt.cash?.changeMinor ?? 0;
  return (
    <div className="mx-auto grid w-full max-w-md justify-items-center gap-5 py-6 text-center">
      <CloudOff aria-hidden className="size-10 stroke-[1.25] text-warning" />
      <div role="status">
        <p className="text-sm text-muted">{receipt.number} · <Price amountMinor={receipt.totalMinor} /> paid</p>
        <p className="display-2 mt-1">{changeMinor > 0 ? <>Change <Price amountMinor={changeMinor} /></> : "No change"}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button look="secondary" size="large" onClick={() => print()}><Printer aria-hidden className="size-4" />Print the receipt</Button>
        <Button size="large" onClick={onDone}>Next sale</Button>
      </div>
      <p className="text-sm text-muted">Kept in this browser, and sent when the network is back.</p>
      {createPortal(
        <div className="hidden w-[80mm] bg-[#fff] text-[#000] print:block">
          <style>{"@page { size: 80mm 200mm; margin: 0 } @media print { html, body { background: #fff } }"}</style>
          <ReceiptPaper receipt={receipt} />
        </div>, document.body)}
    </div>
  );
}
