"use client";

import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AttributeDefinition } from "@/lib/domain/catalog/attribute";

type Props = { definitions: AttributeDefinition[]; values: Record<string, string>; errors: Record<string, string>; onChange: (values: Record<string, string>) => void };

/** One control for each attribute, of its type; empty says nothing about the product. */
export function AttributeFields({ definitions, values, errors, onChange }: Props) {
  return definitions.map(({ key, label, type, unit, options }) => {
    const id = `attribute-${key}`;
    const error = errors[`product.attributes.${key}`];
    const value = values[key] ?? "";
    const set = (next: string) => onChange(next === "" ? Object.fromEntries(Object.entries(values).filter(([name]) => name !== key)) : { ...values, [key]: next });
    const choices = type === "boolean" ? ["yes", "no"] : options;
    return (
      <Field key={key} id={id} label={unit ? `${label}, ${unit}` : label} error={error}>
        {type === "choice" || type === "boolean" ? (
          <Select value={value} onChange={(event) => set(event.target.value)} {...fieldAttributes(id, { error })}>
            <option value="">–</option>
            {!choices.includes(value) && value !== "" && <option value={value}>{value} (unknown)</option>}
            {choices.map((choice) => <option key={choice} value={choice}>{choice}</option>)}
          </Select>
        ) : <Input value={value} inputMode={type === "number" ? "decimal" : "text"} maxLength={200} onChange={(event) => set(event.target.value)} autoComplete="off" {...fieldAttributes(id, { error })} />}
      </Field>
    );
  });
}
