import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { promotionKinds } from "@/lib/domain/pricing/promotion";
import { promotionStates, type PromotionQuery } from "@/lib/domain/pricing/promotion-query";
import { kindLabel, stateLabel } from "./promotion-words";

/** A plain form: the choice lives in the address. */
export function PromotionFilter({ query }: { query: PromotionQuery }) {
  return (
    <form role="search" aria-label="Promotions" className="mb-4 grid grid-cols-2 items-end gap-3 lg:flex">
      <Field id="q" label="Name or code" className="max-lg:col-span-2 lg:w-64"><Input id="q" name="q" type="search" defaultValue={query.q} autoComplete="off" /></Field>
      <Field id="state" label="State" className="lg:w-40">
        <Select id="state" name="state" defaultValue={query.state ?? ""}><option value="">Any</option>{promotionStates.map((state) => <option key={state} value={state}>{stateLabel[state]}</option>)}</Select>
      </Field>
      <Field id="kind" label="Kind" className="lg:w-52">
        <Select id="kind" name="kind" defaultValue={query.kind ?? ""}><option value="">Any</option>{promotionKinds.map((kind) => <option key={kind} value={kind}>{kindLabel[kind]}</option>)}</Select>
      </Field>
      <Field id="trigger" label="Asks for" className="lg:w-40">
        <Select id="trigger" name="trigger" defaultValue={query.trigger ?? ""}><option value="">Anything</option><option value="code">A code</option><option value="automatic">Nothing</option></Select>
      </Field>
      <Button type="submit" look="secondary">Show</Button>
    </form>
  );
}
