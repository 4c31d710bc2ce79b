import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { exceptionKinds, exceptionLabel, type ExceptionQuery } from "@/lib/domain/fulfillment/exception-query";

/** A plain form: the choice lives in the address. */
export function ExceptionFilter({ query }: { query: ExceptionQuery }) {
  return (
    <form role="search" aria-label="Exceptions" className="mb-6 flex items-end gap-3">
      <Field id="show" label="Show" className="w-full lg:w-56">
        <Select id="show" name="show" defaultValue={query.show ?? ""}><option value="">Everything</option>{exceptionKinds.map((kind) => <option key={kind} value={kind}>{exceptionLabel[kind]}</option>)}</Select>
      </Field>
      <Button type="submit" look="secondary">Show</Button>
    </form>
  );
}
