"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useLive } from "@/components/live/use-live";

/** Shows what colleagues and the payment provider do to this return meanwhile. */
export function ReturnLive({ orderId }: { orderId: string }) {
  const router = useRouter();
  useLive("room=staff", useCallback((notice) => {
    if (notice === null || notice.order === orderId) router.refresh();
  }, [orderId, router]));
  return null;
}
