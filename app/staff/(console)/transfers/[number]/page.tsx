import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { TransferDesk } from "@/components/staff/transfers/transfer-desk";
import { listRejectReasons } from "@/lib/domain/fulfillment/list-reject-reasons";
import { getTransfer } from "@/lib/domain/transfers/get-transfer";
import { listCandidates } from "@/lib/domain/transfers/list-candidates";
import { mayAct } from "@/lib/domain/transfers/transfer-actions";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Transfer" };

export default async function TransferPage({ params, searchParams }: PageProps<"/staff/transfers/[number]">) {
  const by = await maybePermit("transfers.view");
  if (!by) return <NoPermission what="transfers" />;
  const view = await getTransfer(by, (await params).number);
  if (!view) notFound();
  const planner = mayAct(view.actions, "edit") ? await maybePermit("transfers.plan") : null;
  const { add } = await searchParams;
  const q = typeof add === "string" ? add.trim().slice(0, 120) : "";
  const reasons = mayAct(view.actions, "give_back") ? (await listRejectReasons(by)).filter(({ isActive }) => isActive) : [];
  return <TransferDesk key={view.id} view={view} adding={planner && { q, candidates: await listCandidates(planner, { transferId: view.id, q }) }}  reasons={reasons} />;
}
