"use client";

import clsx from "clsx";
import { ChevronLeft, ChevronRight, X, ZoomIn } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { roundIconButtonStyle } from "@/components/ui/icon-button";
import { scrollBehavior } from "@/components/ui/scroll-behavior";
import { ModelButton } from "./model-button";
import type { ProductModel } from "./model-stage";
import { ProductImage } from "./product-image";

export type GalleryPicture = { src: string; alt: string; width: number; height: number; background: string };

type Props = { pictures: GalleryPicture[]; drawing: ReactNode | null; model: ProductModel | null };

/** Photos side by side in a snapping row, thumbnails below, the last view a drawing to scale. Nothing moves by itself. */
export function Gallery({ pictures, drawing, model }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const zoom = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(0);
  const [isLarge, setIsLarge] = useState(false);
  const count = pictures.length + (drawing ? 1 : 0);

  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const read = () => setAt(Math.round(element.scrollLeft / Math.max(1, element.clientWidth)));
    element.addEventListener("scroll", read, { passive: true });
    return () => element.removeEventListener("scroll", read);
  }, []);

  useEffect(() => {
    const view = zoom.current;
    if (isLarge && view) view.scrollTo((view.scrollWidth - view.clientWidth) / 2, (view.scrollHeight - view.clientHeight) / 2);
  }, [isLarge]);

  const show = (next: number) => {
    const element = row.current;
    if (!element) return;
    element.scrollTo({ left: Math.max(0, Math.min(count - 1, next)) * element.clientWidth, behavior: scrollBehavior() });
  };

  const turn = (event: KeyboardEvent) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    show(at + (event.key === "ArrowRight" ? 1 : -1));
  };

  const zoomed = pictures[at];
  return (
    <div className="min-w-0">
      <div className="relative">
        <div
          ref={row}
          role="group"
          tabIndex={0}
          aria-roledescription="gallery"
          aria-label={`Pictures, ${count}. Use the arrow keys.`}
          onKeyDown={turn}
          className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain rounded-lg [scrollbar-width:none] [&::-webkit-scrollbar]:hidden"
        >
          {pictures.map((picture, index) => (
            <div key={picture.src} id={`view-${index + 1}`} className="aspect-square w-full shrink-0 snap-center" style={{ background: picture.background }}>
              <ProductImage picture={picture} sizes="(min-width: 1024px) 56vw, 100vw" isFirst={index === 0} />
            </div>
          ))}
          {drawing && (
            <div id={`view-${count}`} className="aspect-square w-full shrink-0 snap-center bg-sunken p-[4%]">
              {drawing}
            </div>
          )}
        </div>
        {count > 1 && (
          <div className="pointer-events-none absolute inset-x-2 top-1/2 flex -translate-y-1/2 justify-between *:pointer-events-auto">
            <button type="button" aria-label="Previous picture" disabled={at === 0} onClick={() => show(at - 1)} className={clsx(roundIconButtonStyle, "bg-surface/80 hover:bg-surface disabled:invisible")}>
              <ChevronLeft aria-hidden />
            </button>
            <button type="button" aria-label="Next picture" disabled={at >= count - 1} onClick={() => show(at + 1)} className={clsx(roundIconButtonStyle, "bg-surface/80 hover:bg-surface disabled:invisible")}>
              <ChevronRight aria-hidden />
            </button>
          </div>
        )}
        {zoomed && (
          <button type="button" aria-label="Zoom in" onClick={() => zoom.current?.showModal()} className={clsx(roundIconButtonStyle, "absolute right-2 bottom-2 bg-surface/80 hover:bg-surface")}>
            <ZoomIn aria-hidden />
          </button>
        )}
        {model && <ModelButton model={model} />}
      </div>
      {count > 1 && (
        <ul aria-label="Choose a picture" className="mt-3 flex gap-3 overflow-x-auto p-1">
          {Array.from({ length: count }, (_, index) => {
            const picture = pictures[index];
            return (
              <li key={picture?.src ?? "drawing"}>
                <a
                  href={`#view-${index + 1}`}
                  aria-label={picture ? `Picture ${index + 1}: ${picture.alt}` : "Drawing to scale"}
                  aria-current={index === at || undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    show(index);
                  }}
                  className={clsx("block size-16 overflow-hidden rounded-md outline-offset-2 lg:size-20", index === at ? "outline-2 outline-ink" : "outline-1 outline-line")}
                  style={{ background: picture?.background ?? "var(--sunken)" }}
                >
                  {picture ? <ProductImage picture={picture} sizes="80px" isDecoration /> : <DrawingMark />}
                </a>
              </li>
            );
          })}
        </ul>
      )}
      <dialog ref={zoom} aria-label="Picture in full size" onKeyDown={turn} onClose={() => setIsLarge(false)} className="m-0 size-full max-h-none max-w-none overflow-auto bg-transparent backdrop:bg-scrim">
        {zoomed && (
          <div className="grid min-h-full place-items-center bg-paper">
            <button type="button" aria-label={isLarge ? "Smaller" : "Larger"} onClick={() => setIsLarge(!isLarge)} className={isLarge ? "cursor-zoom-out" : "cursor-zoom-in"}>
              <img src={zoomed.src} alt={zoomed.alt} width={zoomed.width} height={zoomed.height} loading="lazy" className={clsx("touch-manipulation", isLarge ? "w-[200vmin] max-w-none" : "size-[100vmin] object-contain")} />
            </button>
            <form method="dialog" className="fixed top-3 right-3">
              <button aria-label="Close" className={clsx(roundIconButtonStyle, "bg-surface")}>
                <X aria-hidden />
              </button>
            </form>
          </div>
        )}
      </dialog>
    </div>
  );
}

function DrawingMark() {
  return (
    <svg aria-hidden viewBox="0 0 40 40" className="size-full fill-none stroke-muted p-3" strokeWidth={1.5}>
      <path d="M8 30V12h16v18M24 30h8V12h-8M4 34h32M8 8h16M8 6v4M24 6v4" />
    </svg>
  );
}
