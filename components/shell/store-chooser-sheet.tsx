"use client";

import { StoreFinder } from "@/components/stores/store-finder";
import { Sheet } from "@/components/ui/sheet";

export function StoreChooserSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title="Choose your store">
      <StoreFinder isCompact onChosen={onClose} />
    </Sheet>
  );
}
