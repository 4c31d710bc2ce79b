"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { StaffPage } from "@/components/shell/staff-page";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { ListSearch } from "@/components/staff/frame/list-search";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { writeSupplier } from "@/lib/actions/purchasing";
import type { SupplierView } from "@/lib/domain/purchasing/purchase-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { decimalMoney, formatMoney } from "@/lib/kernel/money";

/** From whom goods are bought: their terms, and what they sell. */
export function SupplierDesk({ text, suppliers, mayEdit }: { text: string; suppliers: SupplierView[]; mayEdit: boolean }) {
  const [edited, setEdited] = useState<SupplierView | "new" | null>(null);
  return (
    <StaffPage title="Suppliers" detail="Their lead time is what every suggestion and expected day begins with." actions={mayEdit && <Button onClick={() => setEdited("new")}>Add a supplier</Button>}>
      <ListSearch label="Name or e-mail" text={text} />
      <Table
        caption="Suppliers" rows={suppliers} rowKey={(one) => one.id} empty={text ? <EmptyState title="No supplier fits" action={<LinkButton href="/staff/purchasing/suppliers" look="secondary">Show everyone</LinkButton>} /> : <EmptyState title="No supplier yet">Add the first one.</EmptyState>}
        columns={[
          { key: "name", header: "Name", cell: (one) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              {mayEdit ? <button type="button" className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0" onClick={() => setEdited(one)}>{one.name}</button> : <span className="font-medium">{one.name}</span>}
              {!one.isActive && <Badge tone="neutral">Closed</Badge>}
            </span>
          ) },
          { key: "email", header: "E-mail", cell: (one) => (one.email ? <span className="break-all">{one.email}</span> : <span className="text-muted">Sent by hand</span>) },
          { key: "currency", header: "Currency", cell: (one) => one.currency },
          { key: "lead", header: "Lead time", kind: "number", cell: (one) => `${one.leadTimeDays} days` },
          { key: "minimum", header: "Minimum", kind: "number", cell: (one) => (one.minimumMinor > 0 ? formatMoney(one.minimumMinor, one.currency) : "–") },
          { key: "items", header: "Items", kind: "number", cell: (one) => (mayEdit ? <Link href={`/staff/purchasing/suppliers/${one.id}`} className="inline-flex min-h-11 min-w-11 items-center underline sm:justify-end underline-offset-4 lg:min-h-0">{one.items}</Link> : one.items) },
          { key: "orders", header: "Open orders", kind: "number", cell: (one) => one.openOrders || "–" },
        ]}
      />
      <Dialog open={edited !== null} onOpenChange={(open) => !open && setEdited(null)} title={edited === "new" ? "Add a supplier" : "Change a supplier"}>
        {edited !== null && <Form supplier={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
      </Dialog>
    </StaffPage>
  );
}

function Form({ supplier, onClose }: { supplier: SupplierView | null; onClose: () => void }) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(writeSupplier, () => {
    toast({ title: supplier ? "Supplier changed" : "Supplier added" });
    onClose();
    router.refresh();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="supplierId" value={supplier?.id ?? ""} /><input type="hidden" name="version" value={supplier?.version ?? 0} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <TextField name="name" label="Name" required maxLength={200} defaultValue={supplier?.name} error={errorOf("name")} />
      <TextField name="email" type="email" label="E-mail" isOptional maxLength={200} defaultValue={supplier?.email} error={errorOf("email")} hint="Orders are mailed here." />
      <div className="grid grid-cols-3 items-end gap-3">
        <TextField name="currency" label="Currency" required maxLength={3} defaultValue={supplier?.currency ?? homeCurrency} error={errorOf("currency")} />
        <TextField name="leadTimeDays" label="Lead time, days" inputMode="numeric" required defaultValue={supplier?.leadTimeDays} error={errorOf("leadTimeDays")} />
        <TextField name="minimum" label="Minimum" inputMode="decimal" placeholder="0.00" defaultValue={supplier && supplier.minimumMinor > 0 ? decimalMoney(supplier.minimumMinor, supplier.currency) : ""} error={errorOf("minimum")} />
      </div>
      <Checkbox name="isActive" label="We order from them" defaultChecked={supplier?.isActive ?? true} />
      <Button type="submit" isBusy={isBusy}>{supplier ? "Save" : "Add"}</Button>
    </form>
  );
}
