import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PurchaseDesk } from "@/components/staff/purchasing/purchase-desk";
import { getPurchase } from "@/lib/domain/purchasing/get-purchase";
import { listPurchaseCandidates } from "@/lib/domain/purchasing/list-purchase-candidates";
import { mayAct } from "@/lib/domain/purchasing/purchase-actions";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Purchase order" };

export default async function PurchasePage({ params, searchParams }: PageProps<"/staff/purchasing/[number]">) {
  const by = await maybePermit("purchasing.view");
  if (!by) return <NoPermission what="purchase orders" />;
  const view = await getPurchase(by, (await params).number);
  if (!view) notFound();
  const planner = mayAct(view.actions, "edit") ? await maybePermit("purchasing.plan") : null;
  const { add } = await searchParams;
  const q = typeof add === "string" ? add.trim().slice(0, 120) : "";
  return <PurchaseDesk key={view.id} view={view} adding={planner && { q, candidates: await listPurchaseCandidates(planner, { purchaseOrderId: view.id, q }) }} />;
}
