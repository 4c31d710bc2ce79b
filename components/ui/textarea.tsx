import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={clsx(controlStyle, "field-sizing-content py-2.5", className)} {...rest} />;
}
