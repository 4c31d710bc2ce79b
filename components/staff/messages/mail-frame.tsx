"use client";

import { useEffect, useRef } from "react";

/** A mail as its reader sees it, as tall as it is. Sandboxed without scripts: same-origin only lets this page measure it. */
export function MailFrame({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const fit = () => {
      const { current } = frame;
      const shown = current?.contentDocument;
      if (current && shown?.readyState === "complete") current.style.height = `${shown.body.scrollHeight + 2}px`;
    };
    const { current } = frame;
    fit();
    current?.addEventListener("load", fit);
    addEventListener("resize", fit);
    return () => {
      current?.removeEventListener("load", fit);
      removeEventListener("resize", fit);
    };
  }, []);
  return <iframe ref={frame} title="The mail as the customer sees it" srcDoc={html} sandbox="allow-same-origin allow-popups allow-top-navigation-by-user-activation" className="h-[56rem] w-full max-w-3xl rounded-md border border-line" />;
}
