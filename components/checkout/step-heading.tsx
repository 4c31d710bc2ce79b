"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** The heading of a step. When its step opens in the page, it comes to the top and takes the focus; the first step of a visit does not. */
export function StepHeading({ id, isOpen, className, children }: { id: string; isOpen: boolean; className: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: "start" });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return <h2 ref={heading} id={id} tabIndex={-1} className={className}>{children}</h2>;
}
