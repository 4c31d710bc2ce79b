"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { StaffPage } from "@/components/shell/staff-page";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { ListSearch } from "@/components/staff/frame/list-search";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { writeSupplierItem } from "@/lib/actions/purchasing";
import { lineName } from "@/lib/domain/inventory/unit-words";
import type { SupplierItemView, SupplierView } from "@/lib/domain/purchasing/purchase-view";
import { decimalMoney, formatMoney } from "@/lib/kernel/money";
import { eachWords } from "./each-words";

/** What a supplier sells, for how much and in which packs. */
export function SupplierItems({ supplier, items, q }: { supplier: SupplierView; items: SupplierItemView[]; q: string }) {
  const [edited, setEdited] = useState<SupplierItemView | "new" | null>(null);
  return (
    <StaffPage title={supplier.name} detail={`${supplier.leadTimeDays} days of lead time, orders in ${supplier.currency}.`} actions={<Button onClick={() => setEdited("new")}>Add an item</Button>}>
      <ListSearch label="Find an item" text={q} placeholder="Name, SKU or their number" />
      <Table
        caption="Items" rows={items} rowKey={(one) => one.variantId} empty={<EmptyState title={q ? "No item fits" : "Nothing yet"} action={q ? <LinkButton href={`/staff/purchasing/suppliers/${supplier.id}`} look="secondary">Show everything</LinkButton> : undefined}>{q ? "Check the spelling." : "Add what they sell: then it can be suggested and ordered."}</EmptyState>}
        columns={[
          { key: "item", header: "Item", cell: (one) => <button type="button" className="min-h-11 text-left font-medium underline underline-offset-4 lg:min-h-0" onClick={() => setEdited(one)}>{lineName(one)}</button> },
          { key: "sku", header: "SKU", cell: (one) => <span className="figures">{one.sku}</span> },
          { key: "theirs", header: "Their number", cell: (one) => <span className="figures">{one.supplierSku || "–"}</span> },
          { key: "cost", header: "Cost", kind: "number", cell: (one) => formatMoney(one.unitCostMinor, supplier.currency) },
          { key: "pack", header: "Pack", kind: "number", cell: (one) => one.packSize },
          { key: "average", header: "Average landed", kind: "number", cell: (one) => (one.averageMicros === null ? "–" : eachWords(one.averageMicros)) },
        ]}
      />
      <Dialog open={edited !== null} onOpenChange={(open) => !open && setEdited(null)} title={edited === "new" ? "Add an item" : "Change an item"} description={edited !== null && edited !== "new" ? lineName(edited) : "An item is bought from one supplier; adding it here takes it from another."}>
        {edited !== null && <Form supplier={supplier} item={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
      </Dialog>
    </StaffPage>
  );
}

function Form({ supplier, item, onClose }: { supplier: SupplierView; item: SupplierItemView | null; onClose: () => void }) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(writeSupplierItem, () => {
    toast({ title: item ? "Item changed" : "Item added" });
    onClose();
    router.refresh();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="supplierId" value={supplier.id} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      {item ? <input type="hidden" name="sku" value={item.sku} /> : <TextField name="sku" label="SKU or GTIN" required maxLength={200} error={errorOf("sku")} />}
      <TextField name="supplierSku" label="Their number" isOptional maxLength={60} defaultValue={item?.supplierSku} error={errorOf("supplierSku")} />
      <div className="grid grid-cols-2 items-end gap-3">
        <TextField name="unitCost" label={`Cost, ${supplier.currency}`} inputMode="decimal" required defaultValue={item ? decimalMoney(item.unitCostMinor, supplier.currency) : ""} error={errorOf("unitCost")} />
        <TextField name="packSize" label="Units in a pack" inputMode="numeric" required defaultValue={item?.packSize ?? 1} error={errorOf("packSize")} />
      </div>
      <Button type="submit" isBusy={isBusy}>{item ? "Save" : "Add"}</Button>
    </form>
  );
}
