"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import clsx from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import { controlStyle } from "./control-style";
import { floatingStyle } from "./overlay-style";

export type Choice = { value: string; label: string; detail?: string };

type Props = {
  id?: string;
  label: string;
  name?: string;
  choices: Choice[];
  value?: Choice | null;
  defaultValue?: Choice | null;
  onValueChange?: (choice: Choice | null) => void;
  placeholder?: string;
  emptyText?: string;
};

/** Type to narrow, arrows to move, Enter to choose. */
export function Combobox({ id, label, name, choices, value, defaultValue, onValueChange, placeholder, emptyText = "No match" }: Props) {
  return (
    <Base.Root<Choice> items={choices} name={name} value={value} defaultValue={defaultValue} onValueChange={onValueChange && ((next) => onValueChange(next))}>
      <div className="relative">
        <Base.Input id={id} aria-label={label} placeholder={placeholder} className={clsx(controlStyle, "pr-12")} />
        <Base.Trigger aria-label={`Show choices: ${label}`} className="absolute inset-y-0 right-0 grid w-11 place-items-center text-muted">
          <ChevronsUpDown aria-hidden className="size-4" />
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={12} className="z-50">
          <Base.Popup className={clsx(floatingStyle, "max-h-[min(20rem,var(--available-height))] w-(--anchor-width) min-w-52 overflow-y-auto p-1.5")}>
            <Base.Empty className="px-3 text-sm text-muted not-empty:py-3">{emptyText}</Base.Empty>
            <Base.List>
              {(choice: Choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice}
                  className="flex min-h-11 items-center gap-3 rounded-sm px-3 py-1 text-sm outline-none select-none data-highlighted:bg-ink/6 lg:min-h-9"
                >
                  <span className="flex-1">
                    {choice.label}
                    {choice.detail && <span className="block text-xs text-muted">{choice.detail}</span>}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-4 text-action" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
