import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { transferShowLabel, transferShows, type TransferQuery } from "@/lib/domain/transfers/transfer-query";

/** A plain form: the choice lives in the address. */
export function TransferFilter({ query, hasStore }: { query: TransferQuery; hasStore: boolean }) {
  return (
    <form role="search" aria-label="Transfers" className="mb-6 grid grid-cols-2 items-end gap-3 lg:flex">
      <Field id="q" label="Find" className="max-lg:col-span-2 lg:w-72"><Input id="q" name="q" type="search" defaultValue={query.q} maxLength={120} placeholder="Number, SKU, GTIN or name" /></Field>
      <Field id="show" label="State" className="lg:w-48">
        <Select id="show" name="show" defaultValue={query.show}>{transferShows.map((show) => <option key={show} value={show}>{transferShowLabel[show]}</option>)}</Select>
      </Field>
      {hasStore && (
        <Field id="way" label="Direction" className="lg:w-44">
          <Select id="way" name="way" defaultValue={query.way}><option value="any">In and out</option><option value="in">To this store</option><option value="out">From this store</option></Select>
        </Field>
      )}
      <Button type="submit" look="secondary" className="max-lg:col-span-2">Show</Button>
    </form>
  );
}
