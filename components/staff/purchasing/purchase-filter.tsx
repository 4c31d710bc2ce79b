import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { purchaseShowLabel, purchaseShows, type PurchaseQuery } from "@/lib/domain/purchasing/purchase-query";

/** A plain form: the choice lives in the address. */
export function PurchaseFilter({ query, suppliers }: { query: PurchaseQuery; suppliers: readonly { id: string; name: string }[] }) {
  return (
    <form role="search" aria-label="Purchase orders" className="mb-6 grid grid-cols-2 items-end gap-3 lg:flex">
      <Field id="q" label="Find" className="max-lg:col-span-2 lg:w-72"><Input id="q" name="q" type="search" defaultValue={query.q} maxLength={120} placeholder="Number, SKU, GTIN or name" /></Field>
      <Field id="show" label="State" className="lg:w-48">
        <Select id="show" name="show" defaultValue={query.show}>{purchaseShows.map((show) => <option key={show} value={show}>{purchaseShowLabel[show]}</option>)}</Select>
      </Field>
      <Field id="supplier" label="Supplier" className="lg:w-56">
        <Select id="supplier" name="supplier" defaultValue={query.supplier ?? ""}><option value="">All suppliers</option>{suppliers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select>
      </Field>
      <Button type="submit" look="secondary" className="max-lg:col-span-2">Show</Button>
    </form>
  );
}
