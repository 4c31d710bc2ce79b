import clsx from "clsx";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"button">, "aria-label"> & { label: string };

/** A square button that shows only an icon; `label` is its accessible name. */
export function IconButton({ label, className, children, type = "button", ...rest }: Props) {
  return (
    <button type={type} aria-label={label} title={label} className={clsx(iconButtonStyle, className)} {...rest}>
      {children}
    </button>
  );
}

const shape = "inline-grid size-11 shrink-0 place-items-center text-ink transition-colors duration-(--quick) hover:bg-ink/6 disabled:opacity-50 [&_svg]:size-5";

export const iconButtonStyle = `rounded-md ${shape}`;
export const roundIconButtonStyle = `rounded-full ${shape}`;
