import type { Metadata } from "next";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { SupplierDesk } from "@/components/staff/purchasing/supplier-desk";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listSuppliers } from "@/lib/domain/purchasing/list-suppliers";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Suppliers" };

export default async function SuppliersPage() {
  const by = await maybePermit("purchasing.view");
  if (!by) return <NoPermission what="suppliers" />;
  return <SupplierDesk suppliers={await listSuppliers(by)} mayEdit={mayStaff(by.actor, "purchasing.plan")} />;
}
