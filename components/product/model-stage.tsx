"use client";

import "@google/model-viewer";
import { Smartphone } from "lucide-react";
import { useEffect, useRef, useState, type DetailedHTMLProps, type HTMLAttributes } from "react";
import { Banner } from "@/components/ui/banner";
import { ModelComing } from "./model-coming";

export type ProductModel = { src: string; title: string; poster: { src: string; background: string } | null; /** What stands below it. */ words: string; /** The color of the model that is chosen; null: its own. */ color: string | null };

type ViewerAttributes = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  src: string; alt: string; poster?: string; "variant-name"?: string; ar: boolean; "ar-modes": string; "ar-scale": "fixed"; "camera-controls": boolean; "camera-orbit": string; "touch-action": string; "interaction-prompt": "none"; "shadow-intensity": string; "tone-mapping": string; exposure: string;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements { "model-viewer": ViewerAttributes }
  }
}

/** The model on the ground of its photos; in a room it has its true size and cannot be scaled. The button for that shows only where the device can. */
export function ModelStage({ model: { src, title, poster, color } }: { model: ProductModel }) {
  const viewer = useRef<HTMLElement>(null);
  const [state, setState] = useState<"coming" | "there" | "failed">("coming");
  useEffect(() => {
    const element = viewer.current;
    const stop = new AbortController();
    element?.addEventListener("load", () => setState("there"), stop);
    element?.addEventListener("error", () => setState("failed"), stop);
    return () => stop.abort();
  }, []);
  if (state === "failed") return <div className="page grid h-full place-content-center"><Banner tone="warning" role="alert" title="The 3D view did not arrive">Close this and try again; the photos show the same from two sides.</Banner></div>;
  return (
    <model-viewer
      ref={viewer} src={src} alt={`${title}, to be turned in three dimensions`} {...(poster && { poster: poster.src, style: { background: poster.background } })} {...(color && { "variant-name": color })} ar ar-modes="webxr scene-viewer quick-look" ar-scale="fixed"
      camera-controls camera-orbit="-30deg 75deg 105%" touch-action="none" interaction-prompt="none" shadow-intensity="1" tone-mapping="neutral" exposure="1.3" className="block size-full bg-sunken"
    >
      <div slot="progress-bar" className="pointer-events-none absolute inset-0">{state === "coming" && <ModelComing />}</div>
      <button slot="ar-button" type="button" className="absolute bottom-4 left-1/2 inline-flex min-h-12 -translate-x-1/2 items-center gap-2 rounded-full bg-action px-6 font-medium whitespace-nowrap text-on-action">
        <Smartphone aria-hidden className="size-5" />
        View in your room
      </button>
    </model-viewer>
  );
}
