import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PrintFrame } from "@/components/staff/counter/print-frame";
import { ReceiptPaper } from "@/components/staff/till/receipt-paper";
import { getReceipt } from "@/lib/domain/till/get-receipt";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Receipt" };

export default async function ReceiptPage({ params }: PageProps<"/staff/print/receipt/[number]">) {
  const by = await maybePermit("orders.view");
  if (!by) redirect("/staff/sign-in");
  const receipt = await getReceipt(by, (await params).number);
  if (!receipt) notFound();
  return (
    <PrintFrame title={`Receipt ${receipt.number}`} path={`/staff/print/receipt/${receipt.number}`} paper="receipt" choices={["receipt"]} back={`/staff/orders/${receipt.number}`}>
      <ReceiptPaper receipt={receipt} />
    </PrintFrame>
  );
}
