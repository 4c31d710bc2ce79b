"use client";

import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";
import { floatingStyle } from "./overlay-style";

export type MenuEntry =
  | { kind: "action"; label: string; onSelect: () => void; icon?: ReactNode; keys?: string; isDangerous?: boolean; disabled?: boolean }
  | { kind: "link"; label: string; href: string; icon?: ReactNode }
  | { kind: "heading"; label: string }
  | { kind: "line" };

type Props = { trigger: ReactElement; entries: MenuEntry[]; align?: "start" | "end"; side?: "top" | "bottom" };

export function Menu({ trigger, entries, align = "end", side = "bottom" }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={12} className="z-50">
          <Base.Popup className={clsx(floatingStyle, "min-w-52 p-1.5")}>
            {entries.map((entry, index) => (
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemStyle =
  "flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-left text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-ink/6 lg:min-h-9 [&_svg]:size-4";

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "line") return <Base.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
  if (entry.kind === "heading") return <p className="px-3 pt-2 pb-1 text-2xs text-muted">{entry.label}</p>;
  if (entry.kind === "link") {
    return (
      <Base.LinkItem closeOnClick className={itemStyle} render={<Link href={entry.href} />}>
        {entry.icon}
        {entry.label}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item disabled={entry.disabled} onClick={entry.onSelect} className={clsx(itemStyle, entry.isDangerous && "text-negative")}>
      {entry.icon}
      <span className="flex-1">{entry.label}</span>
      {entry.keys && <Kbd>{entry.keys}</Kbd>}
    </Base.Item>
  );
}
