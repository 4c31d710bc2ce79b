"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Shows what happens to the order without a reload: told by the live stream, and every 20 seconds should that be cut. */
export function KeepFresh({ orderId, isDone }: { orderId: string; isDone: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (isDone) return;
    const stream = new EventSource(`/api/live?order=${encodeURIComponent(orderId)}`);
    const refresh = () => router.refresh();
    stream.addEventListener("message", refresh);
    const timer = setInterval(refresh, 20_000);
    return () => {
      stream.close();
      clearInterval(timer);
    };
  }, [orderId, isDone, router]);
  return null;
}
