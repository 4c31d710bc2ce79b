import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { promiseDays, promiseOutcomeLabel, type PromiseQuery } from "@/lib/domain/fulfillment/promise-ledger";

/** A plain form: the choice lives in the address. */
export function PromiseFilter({ query, hasOutcome = false }: { query: PromiseQuery; hasOutcome?: boolean }) {
  return (
    <form role="search" aria-label="Promises" className="mb-6 grid grid-cols-2 items-end gap-3 lg:flex">
      <Field id="method" label="Kind" className="lg:w-52">
        <Select id="method" name="method" defaultValue={query.method}><option value="pickup">Pickup and curbside</option><option value="ship">Delivery</option></Select>
      </Field>
      <Field id="days" label="Time" className="lg:w-44">
        <Select id="days" name="days" defaultValue={query.days}>{promiseDays.map((days) => <option key={days} value={days}>Last {days} days</option>)}</Select>
      </Field>
      {hasOutcome && (
        <Field id="outcome" label="Outcome" className="max-lg:col-span-2 lg:w-44">
          <Select id="outcome" name="outcome" defaultValue={query.outcome ?? ""}><option value="">Any</option>{Object.entries(promiseOutcomeLabel).map(([outcome, label]) => <option key={outcome} value={outcome}>{label}</option>)}</Select>
        </Field>
      )}
      <Button type="submit" look="secondary" className="max-lg:col-span-2">Show</Button>
    </form>
  );
}
