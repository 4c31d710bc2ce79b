"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useId, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { scrimStyle } from "@/components/ui/overlay-style";
import { useCommandKey } from "./command-key";
import { StaffIcon } from "./staff-icon";
import type { StaffNavItem } from "./staff-navigation";

/** ⌘K or Ctrl-K: go anywhere by name. */
export function CommandPalette({ items }: { items: StaffNavItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const commandKey = useCommandKey();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((wasOpen) => !wasOpen);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => setOpen(next)}>
      <Dialog.Trigger className="flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-sm text-muted hover:bg-ink/6 lg:min-h-9">
        <Search aria-hidden className="size-4.5" strokeWidth={1.6} />
        <span className="flex-1 text-left">Go to…</span>
        <Kbd>{commandKey}</Kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimStyle} />
        <Dialog.Popup className="appear fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-xl overflow-hidden rounded-lg border border-line bg-surface shadow-2 outline-none">
          <Dialog.Title className="sr-only">Go to</Dialog.Title>
          <Choices items={items} onChosen={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Choices({ items, onChosen }: { items: StaffNavItem[]; onChosen: () => void }) {
  const router = useRouter();
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = items.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const go = (item: StaffNavItem | undefined) => {
    if (!item) return;
    onChosen();
    router.push(item.href);
  };
  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-label="Page"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[active] && `${id}-${active}`}
        placeholder="Page name"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (step) {
            event.preventDefault();
            setActive((active + step + found.length) % Math.max(1, found.length));
          }
          if (event.key === "Enter") go(found[active]);
        }}
        className="h-14 w-full border-b border-line bg-transparent px-5 text-base outline-none"
      />
      <div id={id} role="listbox" aria-label="Pages" className="max-h-[50vh] overflow-y-auto p-1.5">
        {found.map((item, index) => (
          <div
            key={item.href}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onClick={() => go(item)}
            onKeyDown={(event) => event.key === "Enter" && go(item)}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3.5 text-sm aria-selected:bg-ink/6"
          >
            <StaffIcon name={item.icon} className="size-4.5 text-muted" />
            <span className="flex-1">{item.label}</span>
            <Kbd>{item.keys}</Kbd>
          </div>
        ))}
        {found.length === 0 && <p className="px-3.5 py-4 text-sm text-muted">No page of that name.</p>}
      </div>
    </>
  );
}
