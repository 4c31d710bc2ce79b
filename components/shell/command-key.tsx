"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const onThisKeyboard = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K");

/** The keys that open the palette, as they are printed on this keyboard. */
export const useCommandKey = (): string => useSyncExternalStore(never, onThisKeyboard, () => "Ctrl K");
