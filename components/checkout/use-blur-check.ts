"use client";

import { useState, type FocusEvent } from "react";

/** Checks a field when it is left, and again on each leave until it is right. The server's word comes on top. */
export function useBlurCheck(checks: Record<string, (value: string) => string | undefined>) {
  const [errors, setErrors] = useState<Record<string, string | undefined>>({});
  return {
    errorOf: (name: string): string | undefined => errors[name],
    onBlur(event: FocusEvent<HTMLFormElement>) {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
      const key = field.name || field.id;
      const check = checks[key];
      if (!check) return;
      const next = check(field.value);
      // A field that was never filled is not blamed for being passed through.
      if (field.value === "" && !errors[key]) return;
      setErrors((before) => ({ ...before, [key]: next }));
    },
  };
}
