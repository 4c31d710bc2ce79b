import clsx from "clsx";
import type { ReactNode } from "react";

export type RadioCard = { value: string; label: ReactNode; detail?: ReactNode; aside?: ReactNode; disabled?: boolean };

type Props = {
  legend: ReactNode;
  isLegendHidden?: boolean;
  name: string;
  options: RadioCard[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
  className?: string;
};

/** A group of radio choices as one ruled list: what it is, what it means, what it costs. Native radios underneath. */
export function RadioCards({ legend, isLegendHidden = false, name, options, defaultValue, value, onValueChange, className }: Props) {
  return (
    <fieldset className={className}>
      <legend className={isLegendHidden ? "sr-only" : "mb-2 text-sm font-medium"}>{legend}</legend>
      <div className="divide-y divide-line overflow-hidden rounded-md border border-line-strong bg-surface">
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "flex min-h-14 items-start gap-3 px-4 py-3.5 transition-colors duration-(--quick) has-checked:bg-action-soft",
              "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-(--focus)",
              option.disabled ? "text-muted" : "hover:bg-sunken",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              {...(value === undefined ? { defaultChecked: defaultValue === option.value } : { checked: value === option.value })}
              onChange={onValueChange && (() => onValueChange(option.value))}
              className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-line-strong bg-surface outline-none checked:border-[6px] checked:border-action disabled:bg-sunken"
            />
            <span className="min-w-0 flex-1">
              <span className="block text-sm font-medium">{option.label}</span>
              {option.detail && <span className="mt-0.5 block text-xs text-muted">{option.detail}</span>}
            </span>
            {option.aside && <span className="figures shrink-0 text-sm">{option.aside}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
