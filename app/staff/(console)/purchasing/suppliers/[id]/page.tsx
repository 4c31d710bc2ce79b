import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { SupplierItems } from "@/components/staff/purchasing/supplier-items";
import { listSupplierItems } from "@/lib/domain/purchasing/list-supplier-items";
import { listSuppliers } from "@/lib/domain/purchasing/list-suppliers";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Supplier" };

export default async function SupplierPage({ params, searchParams }: PageProps<"/staff/purchasing/suppliers/[id]">) {
  const by = await maybePermit("purchasing.plan");
  if (!by) return <NoPermission what="what suppliers ask" />;
  const { id } = await params;
  const supplier = (await listSuppliers(by)).find((one) => one.id === id);
  if (!supplier) notFound();
  const asked = (await searchParams).q;
  const q = typeof asked === "string" ? asked.trim().slice(0, 120) : "";
  return <SupplierItems supplier={supplier} q={q} items={await listSupplierItems(by, { supplierId: supplier.id, q })} />;
}
