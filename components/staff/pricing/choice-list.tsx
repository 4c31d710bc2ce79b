"use client";

import { useId } from "react";
import { Chip } from "@/components/ui/chip";
import { Combobox, type Choice } from "@/components/ui/combobox";

type Props = { label: string; hint: string; choices: Choice[]; chosen: readonly string[]; onChange: (chosen: string[]) => void; error?: string | undefined; isReadOnly: boolean };

/** Several of many: type to add one, take one away at its chip. */
export function ChoiceList({ label, hint, choices, chosen, onChange, error, isReadOnly }: Props) {
  const id = useId();
  const nameOf = new Map(choices.map((choice) => [choice.value, choice.label]));
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">{label}</label>
      {chosen.length > 0 && (
        <ul aria-label={`${label}: chosen`} className="mt-2 flex flex-wrap gap-2">
          {chosen.map((value) => {
            const name = nameOf.get(value) ?? "No longer there";
            return <li key={value}>{isReadOnly ? <Chip>{name}</Chip> : <Chip onRemove={() => onChange(chosen.filter((one) => one !== value))} removeLabel={`Remove ${name}`}>{name}</Chip>}</li>;
          })}
        </ul>
      )}
      {!isReadOnly && <div className="mt-2"><Combobox id={id} key={chosen.join()} label={label} choices={choices.filter((choice) => !chosen.includes(choice.value))} placeholder={chosen.length === 0 ? hint : "Add one more"} onValueChange={(choice) => choice && onChange([...chosen, choice.value])} /></div>}
      {isReadOnly && chosen.length === 0 && <p className="mt-1 text-sm text-muted">{hint}</p>}
      {error && <p role="alert" className="mt-1 text-sm text-negative">{error}</p>}
    </div>
  );
}
