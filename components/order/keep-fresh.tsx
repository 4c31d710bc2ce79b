"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useLive } from "@/components/live/use-live";

/** Shows what happens to the order without a reload: told by the live stream, and every 30 seconds should that be cut. */
export function KeepFresh({ track }: { track: string }) {
  const router = useRouter();
  useLive(`track=${encodeURIComponent(track)}`, () => router.refresh());
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 30_000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
