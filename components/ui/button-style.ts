import clsx from "clsx";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "regular" | "large" | "small";

const looks: Record<ButtonLook, string> = {
  primary: "bg-action text-on-action hover:bg-action-hover",
  secondary: "border border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-ink/6",
  danger: "border border-negative text-negative hover:bg-negative-soft",
};

const sizes: Record<ButtonSize, string> = {
  regular: "min-h-control px-4 text-sm",
  large: "min-h-13 px-6 text-base",
  small: "min-h-11 px-3 text-xs lg:min-h-8",
};

export function buttonStyle(look: ButtonLook = "primary", size: ButtonSize = "regular", className?: string): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-md text-center leading-tight font-medium select-none",
    "transition-colors duration-(--quick) disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 aria-busy:opacity-100",
    looks[look],
    sizes[size],
    className,
  );
}
