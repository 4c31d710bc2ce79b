"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

type Props = { trigger: ReactElement; children: ReactNode; keys?: string };

/** A hint for mouse and keyboard, with the key that does the same. Never the only place of a fact. */
export function Tooltip({ trigger, children, keys }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} delay={400} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup className="appear flex items-center gap-2 rounded-sm bg-ink px-2.5 py-1.5 text-2xs text-paper shadow-1">
            {children}
            {keys && <Kbd className="border-paper/40 bg-transparent text-paper">{keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
