import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { TillPerson } from "@/lib/domain/identity/pin";

/** Who says yes, and their PIN: the form's `approver` and `approver-pin`. */
export function ApproverFields({ people }: { people: readonly TillPerson[] }) {
  if (people.length === 0) return <p role="alert" className="text-sm text-negative">Nobody of this store with a PIN may allow that.</p>;
  return (
    <div className="grid grid-cols-[1fr_8rem] items-start gap-3">
      <Field id="approver" label="Approved by"><Select name="approver" {...fieldAttributes("approver")}>{people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}</Select></Field>
      <TextField name="approver-pin" label="Their PIN" type="password" inputMode="numeric" autoComplete="off" maxLength={8} />
    </div>
  );
}
