"use client";

import { Toast as Base } from "@base-ui/react/toast";
import clsx from "clsx";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { ReactNode } from "react";
import { iconButtonStyle } from "./icon-button";

const manager = Base.createToastManager();

type Message = { title: string; detail?: string; tone?: "positive" | "negative"; undo?: { label: string; run: () => void } };

/** Says something from anywhere in the browser. What must be read stays until it is closed: errors do not time out. */
export function toast({ title, detail, tone = "positive", undo }: Message): void {
  manager.add({
    title,
    description: detail,
    type: tone,
    timeout: tone === "negative" ? 0 : undo ? 10_000 : 5_000,
    priority: tone === "negative" ? "high" : "low",
    actionProps: undo ? { children: undo.label, onClick: undo.run } : undefined,
  });
}

/** Once per root layout: the one live region and the stack of messages. */
export function ToastRegion({ children }: { children?: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="pointer-events-none fixed inset-x-3 bottom-[max(0.75rem,env(safe-area-inset-bottom))] z-60 flex flex-col-reverse gap-2 sm:left-auto sm:right-6 sm:bottom-6 sm:w-96">
          <Messages />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Messages() {
  const { toasts } = Base.useToastManager();
  return toasts.map((message) => {
    const isNegative = message.type === "negative";
    const Icon = isNegative ? CircleAlert : CircleCheck;
    return (
      <Base.Root
        key={message.id}
        toast={message}
        className="appear pointer-events-auto rounded-lg border border-line bg-surface shadow-2 data-ending-style:translate-y-2 data-limited:hidden data-starting-style:translate-y-2"
      >
        <Base.Content className="flex items-start gap-3 py-2 pr-2 pl-4">
          <Icon aria-hidden className={clsx("mt-3 size-5 shrink-0", isNegative ? "text-negative" : "text-positive")} />
          <div className="min-w-0 flex-1 py-2.5">
            <Base.Title className="text-sm font-medium" />
            <Base.Description className="text-xs text-muted" />
          </div>
          <Base.Action className="min-h-11 shrink-0 rounded-md px-3 text-sm font-medium text-action hover:bg-action-soft" />
          <Base.Close aria-label="Dismiss" className={iconButtonStyle}>
            <X aria-hidden />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    );
  });
}
