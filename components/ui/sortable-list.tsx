"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { IconButton } from "./icon-button";

type Props<T> = {
  label: string; items: readonly T[]; nameOf: (item: T) => string; onSort: (items: T[]) => void; children: (item: T, index: number) => ReactNode;
  className?: string; itemClassName?: string; isDisabled?: boolean;
};

/**
 * A list whose order counts. An item moves by dragging its handle, by arrow keys on the handle, or by its two buttons;
 * each move is announced, and the focus stays with what was moved.
 */
export function SortableList<T>({ label, items, nameOf, onSort, children, className, itemClassName, isDisabled = false }: Props<T>) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<number | null>(null);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return false;
    onSort(items.toSpliced(from, 1).toSpliced(to, 0, item));
    setSaid(`${nameOf(item)}, now ${to + 1} of ${items.length}.`);
    return true;
  };
  const focusOn = (index: number, control: string) => requestAnimationFrame(() => list.current?.children[index]?.querySelector<HTMLElement>(`:scope > [data-tools] [data-control="${control}"]`)?.focus());
  const step = (from: number, by: 1 | -1, control: string) => {
    if (move(from, from + by)) focusOn(from + by, control);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(index, event.key === "ArrowUp" ? -1 : 1, "handle");
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged === null || !list.current) return;
    const boxes = [...list.current.children].map((child) => child.getBoundingClientRect());
    const over = boxes.findIndex((box) => event.clientY >= box.top && event.clientY <= box.bottom);
    const [own, other] = [boxes[dragged], boxes[over]];
    // Only past the middle of the neighbor, so that a tall one does not jump back and forth.
    if (own && other && over !== dragged && (over > dragged ? event.clientY > other.bottom - Math.min(own.height, other.height) / 2 : event.clientY < other.top + Math.min(own.height, other.height) / 2) && move(dragged, over)) setDragged(over);
  };
  return (
    <>
      <ol ref={list} aria-label={label} className={className}>
        {items.map((item, index) => (
          <li key={index} className={clsx(itemClassName, "flex items-start gap-1", dragged === index && "bg-action-soft")}>
            {!isDisabled && (
              <span data-tools className="flex shrink-0">
                <button
                  type="button" data-control="handle" aria-label={`Move ${nameOf(item)}, ${index + 1} of ${items.length}: arrow keys or drag`}
                  className="inline-grid h-11 w-8 cursor-grab touch-none place-items-center rounded-md text-muted hover:bg-ink/6 active:cursor-grabbing lg:h-9 [&_svg]:size-4"
                  onKeyDown={(event) => onKeyDown(event, index)}
                  onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); setDragged(index); }}
                  onPointerMove={onPointerMove} onPointerUp={() => setDragged(null)} onPointerCancel={() => setDragged(null)}
                >
                  <GripVertical aria-hidden />
                </button>
                <IconButton label={`Move ${nameOf(item)} up`} data-control="up" aria-disabled={index === 0} onClick={() => step(index, -1, "up")} className="aria-disabled:opacity-40 lg:size-9 [&_svg]:size-4!"><ArrowUp aria-hidden /></IconButton>
                <IconButton label={`Move ${nameOf(item)} down`} data-control="down" aria-disabled={index === items.length - 1} onClick={() => step(index, 1, "down")} className="aria-disabled:opacity-40 lg:size-9 [&_svg]:size-4!"><ArrowDown aria-hidden /></IconButton>
              </span>
            )}
            <div className="min-w-0 flex-1">{children(item, index)}</div>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">{said}</p>
    </>
  );
}
