"use client";

import { useEffect } from "react";
import { keepPage } from "@/components/shell/keep-page";

/** Keeps this page in the browser for a till without reception. */
export function KeepCard() {
  useEffect(() => void keepPage({ name: "card", address: "/account/points" }).catch(() => null), []);
  return null;
}
