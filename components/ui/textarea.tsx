import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";

/** At least so many rows high; it grows with what is written. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} style={{ minHeight: `calc(${rows}lh + 1.375rem)` }} className={clsx(controlStyle, "field-sizing-content py-2.5", className)} {...rest} />;
}
