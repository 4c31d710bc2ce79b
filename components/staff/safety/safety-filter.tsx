import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { SafetyQuery } from "@/lib/domain/inventory/safety-input";

type Choice = { id: string; name: string };

/** A plain form: the choice lives in the address. */
export function SafetyFilter({ query, place, places }: { query: SafetyQuery; place: Choice; places: readonly Choice[] }) {
  return (
    <form role="search" aria-label="Safety stock" className="mb-6 grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 lg:flex">
      <input type="hidden" name="show" value={query.show} />
      <Field id="at" label="Location" className="max-lg:col-span-2 lg:w-64"><Select id="at" name="at" defaultValue={place.id}>{places.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select></Field>
      <Field id="q" label="Find" className="lg:w-72"><Input id="q" name="q" type="search" defaultValue={query.q} maxLength={120} placeholder="SKU or name" /></Field>
      <Button type="submit" look="secondary">Show</Button>
    </form>
  );
}
