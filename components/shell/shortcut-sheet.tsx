"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Sheet } from "@/components/ui/sheet";
import { useCommandKey } from "./command-key";
import { pageKeys } from "./page-keys";
import type { StaffNavItem } from "./staff-navigation";
import { isTyping } from "./typing";

const chordMs = 1_000;

const always = [
  { keys: "?", label: "Show these keys" },
  { keys: "Esc", label: "Close or back out" },
];

/** `?` lists the keys; `g` and a letter go to a page. */
export function ShortcutSheet({ items }: { items: StaffNavItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const commandKey = useCommandKey();
  const chordAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "?") return setOpen(true);
      if (event.key === "g") {
        chordAt.current = event.timeStamp;
        return;
      }
      const target = items.find(({ keys }) => keys === `g ${event.key}`);
      if (target && event.timeStamp - chordAt.current < chordMs) router.push(target.href);
      chordAt.current = 0;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [items, router]);
  return (
    <Sheet title="Keys" open={isOpen} onOpenChange={setOpen}>
      <dl className="divide-y divide-line text-sm">
        {(isOpen ? [...pageKeys(), { keys: commandKey, label: "Go to a page" }, ...always, ...items] : []).map(({ keys, label }) => (
          <div key={label} className="flex min-h-11 items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd className="flex gap-1">
              {keys.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
