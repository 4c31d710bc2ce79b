import type { Metadata } from "next";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { SupplierDesk } from "@/components/staff/purchasing/supplier-desk";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listSuppliers } from "@/lib/domain/purchasing/list-suppliers";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Suppliers" };

export default async function SuppliersPage({ searchParams }: PageProps<"/staff/purchasing/suppliers">) {
  const by = await maybePermit("purchasing.view");
  if (!by) return <NoPermission what="suppliers" />;
  const { q } = await searchParams;
  const text = typeof q === "string" ? q.trim().slice(0, 80) : "";
  return <SupplierDesk text={text} suppliers={await listSuppliers(by, { text })} mayEdit={mayStaff(by.actor, "purchasing.plan")} />;
}
