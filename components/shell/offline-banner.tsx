"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

/** Says that the network is gone and what that means here, without pushing the page down. */
export function OfflineBanner({ meaning }: { meaning: string }) {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-3 z-60 flex justify-center px-3">
      {!isOnline && (
        <p className="flex items-center gap-2.5 rounded-full bg-ink px-4 py-2.5 text-sm text-paper shadow-2">
          <WifiOff aria-hidden className="size-4" />
          You are offline. {meaning}
        </p>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
