import type { ComponentProps, ReactNode } from "react";
import { Field, fieldAttributes } from "./field";
import { Input } from "./input";

type Props = Omit<ComponentProps<"input">, "id"> & { name: string; label: ReactNode; hint?: ReactNode; error?: string | undefined; isOptional?: boolean };

/** The usual case of a field: label, hint, error and a one-line input, with the name as its id. */
export function TextField({ label, hint, error, isOptional = false, className, ...rest }: Props) {
  return (
    <Field id={rest.name} label={label} hint={hint} error={error} isOptional={isOptional} {...(className ? { className } : {})}>
      <Input {...rest} {...fieldAttributes(rest.name, { hint, error })} />
    </Field>
  );
}
