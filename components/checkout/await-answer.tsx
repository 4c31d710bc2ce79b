"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Spinner } from "@/components/ui/spinner";

/** Looks again every few seconds until the answer is there. */
export function AwaitAnswer() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2500);
    return () => clearInterval(timer);
  }, [router]);
  return <div className="mt-8 flex justify-center" role="status"><Spinner /><span className="sr-only">Waiting for the bank</span></div>;
}
