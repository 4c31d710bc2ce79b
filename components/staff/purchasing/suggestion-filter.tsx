import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { weeksOf, type SuggestionQuery } from "@/lib/domain/purchasing/purchase-query";

type Choice = { id: string; name: string };

/** A plain form: the choice lives in the address. */
export function SuggestionFilter({ query, place, places, suppliers }: { query: SuggestionQuery; place: Choice; places: Choice[]; suppliers: Choice[] }) {
  return (
    <form role="search" aria-label="Suggestions" className="mb-6 grid grid-cols-2 items-end gap-3 lg:flex lg:flex-wrap">
      <Field id="at" label="For" className="max-lg:col-span-2 lg:w-60"><Select id="at" name="at" defaultValue={place.id}>{places.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select></Field>
      <Field id="supplier" label="Supplier" className="lg:w-52"><Select id="supplier" name="supplier" defaultValue={query.supplier ?? ""}><option value="">All suppliers</option>{suppliers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select></Field>
      <Field id="weeks" label="Demand of" className="lg:w-36"><Select id="weeks" name="weeks" defaultValue={query.weeks}>{weeksOf.map((weeks) => <option key={weeks} value={weeks}>{weeks} weeks</option>)}</Select></Field>
      <Field id="cover" label="Cover, days" className="lg:w-28"><Input id="cover" name="cover" type="number" min={1} max={180} defaultValue={query.cover} /></Field>
      <Field id="q" label="Find" className="lg:w-56"><Input id="q" name="q" type="search" defaultValue={query.q} maxLength={120} placeholder="SKU or name" /></Field>
      <Button type="submit" look="secondary" className="max-lg:col-span-2">Show</Button>
    </form>
  );
}
