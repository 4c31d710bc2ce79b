"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { iconButtonStyle } from "./icon-button";
import { scrimStyle } from "./overlay-style";

type Props = {
  title: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  footer?: ReactNode;
  children: ReactNode;
};

/** A drawer: from the side on a wide screen, from below under a thumb. */
export function Sheet({ title, trigger, open, onOpenChange, footer, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={scrimStyle} />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg border-line bg-surface text-ink shadow-2 outline-none transition-transform duration-(--calm) ease-calm data-ending-style:translate-y-full data-starting-style:translate-y-full sm:inset-y-0 sm:right-0 sm:left-auto sm:max-h-none sm:w-104 sm:rounded-none sm:border-l sm:data-ending-style:translate-x-full sm:data-ending-style:translate-y-0 sm:data-starting-style:translate-x-full sm:data-starting-style:translate-y-0">
          <header className="flex min-h-16 items-center justify-between gap-4 border-b border-line py-2 pr-3 pl-6">
            <Base.Title className="display-3">{title}</Base.Title>
            <Base.Close aria-label="Close" className={iconButtonStyle}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="flex-1 overflow-y-auto overscroll-contain px-6 py-5">{children}</div>
          {footer && <footer className="border-t border-line px-6 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))]">{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
