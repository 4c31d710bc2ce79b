import type { ComponentProps, ReactNode } from "react";
import { Field, fieldAttributes } from "./field";
import { Input } from "./input";

type Props = ComponentProps<"input"> & { name: string; label: ReactNode; hint?: ReactNode; error?: string | undefined; isOptional?: boolean };

/** The usual case of a field: label, hint, error and a one-line input, with the name as its id unless a page has two. */
export function TextField({ label, hint, error, isOptional = false, className, id, ...rest }: Props) {
  const key = id ?? rest.name;
  return (
    <Field id={key} label={label} hint={hint} error={error} isOptional={isOptional} {...(className ? { className } : {})}>
      <Input {...rest} {...fieldAttributes(key, { hint, error })} />
    </Field>
  );
}
