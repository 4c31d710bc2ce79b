"use client";

import { useCallback, useRef, useState, type PointerEvent } from "react";

const restMs = 1_200;

/** Whether somebody's pointer or finger is at a list. A resting mouse counts; a finger counts until it has been lifted for a moment. */
export function useListHold() {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(true);
  }, []);
  const letGo = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(false), restMs);
  }, []);
  return {
    isHeld,
    props: {
      onPointerEnter: (event: PointerEvent) => { if (event.pointerType === "mouse") hold(); },
      onPointerMove: (event: PointerEvent) => { if (event.pointerType === "mouse") hold(); },
      onPointerDown: hold,
      onPointerUp: (event: PointerEvent) => { if (event.pointerType !== "mouse") letGo(); },
      onPointerCancel: letGo,
      onPointerLeave: letGo,
    },
  };
}
