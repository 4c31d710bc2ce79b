"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { iconButtonStyle } from "./icon-button";
import { scrimStyle } from "./overlay-style";

type Props = {
  title: ReactNode;
  description?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  footer?: ReactNode;
  children?: ReactNode;
};

/** A modal question in the middle of the screen. Opened by `trigger` or by `open`; Esc and the close button leave it. */
export function Dialog({ title, description, trigger, open, onOpenChange, footer, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={scrimStyle} />
        <Base.Viewport className="fixed inset-0 z-50 grid place-items-end overflow-y-auto p-3 sm:place-items-center">
          <Base.Popup className="appear relative w-full max-w-lg rounded-lg border border-line bg-surface p-6 shadow-2 outline-none data-ending-style:translate-y-2 data-starting-style:translate-y-2 sm:p-8">
            <Base.Title className="display-3 pr-10">{title}</Base.Title>
            {description && <Base.Description className="mt-2 text-sm text-muted">{description}</Base.Description>}
            {children && <div className="mt-5">{children}</div>}
            {footer && <div className="mt-7 flex flex-wrap justify-end gap-3">{footer}</div>}
            <Base.Close aria-label="Close" className={`${iconButtonStyle} absolute top-4 right-4`}>
              <X aria-hidden />
            </Base.Close>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
