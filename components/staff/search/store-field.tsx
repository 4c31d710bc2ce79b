import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

/** For whose shoppers the results are: what a store can hand over stands higher for its own. */
export const StoreField = ({ storeId, stores, className = "" }: { storeId: string | null; stores: { id: string; name: string }[]; className?: string }) => (
  <Field id="store" label="Shoppers of" className={className}>
    <Select id="store" name="store" defaultValue={storeId ?? ""}>
      <option value="">No store</option>
      {stores.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </Select>
  </Field>
);
