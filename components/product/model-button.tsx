"use client";

import { Box, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState, useSyncExternalStore } from "react";
import { roundIconButtonStyle } from "@/components/ui/icon-button";
import { ModelComing } from "./model-coming";
import type { ProductModel } from "./model-stage";

/** A megabyte of renderer: nobody fetches it who does not ask for it. */
const ModelStage = dynamic(() => import("./model-stage").then((module) => module.ModelStage), { ssr: false, loading: () => <ModelComing /> });

const never = () => () => {};

/** Opens the product in 3D over the whole screen, where the browser can draw it; elsewhere there is no button. */
export function ModelButton({ model }: { model: ProductModel }) {
  const view = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const canDraw = useSyncExternalStore(never, () => "WebGL2RenderingContext" in window, () => false);
  if (!canDraw) return null;
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setIsOpen(true);
          view.current?.showModal();
        }}
        className="absolute bottom-2 left-2 inline-flex min-h-11 items-center gap-2 rounded-full bg-surface/80 px-4 text-sm font-medium hover:bg-surface"
      >
        <Box aria-hidden className="size-5" strokeWidth={1.6} />
        View in 3D
      </button>
      <dialog ref={view} aria-label={`${model.title} in 3D`} onClose={() => setIsOpen(false)} className="m-0 size-full max-h-none max-w-none overflow-hidden bg-paper text-ink backdrop:bg-scrim">
        <div className="relative flex size-full flex-col">
          <div className="relative min-h-0 flex-1">{isOpen && <ModelStage model={model} />}</div>
          <p className="page w-full py-3 text-center text-sm text-muted">{model.words} Drag or use the arrow keys to turn it, pinch or scroll to come closer.</p>
          <form method="dialog" className="absolute top-3 right-3">
            <button aria-label="Close" className={`${roundIconButtonStyle} bg-surface`}><X aria-hidden /></button>
          </form>
        </div>
      </dialog>
    </>
  );
}
