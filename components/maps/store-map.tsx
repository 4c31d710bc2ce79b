import clsx from "clsx";

export type Pin = { id: string; name: string; point: { x: number; y: number } | null; isMine?: boolean };

/** The frame of public/maps/us.svg. */
const frame = "0 0 975 610";

type Props = { pins: Pin[]; selectedId?: string | null; onSelect?: (id: string) => void; className?: string };

/**
 * The country with a pin for each store. Everything on it is in the list beside it, so it is hidden from those who
 * listen; the pointer may choose a store here, the keyboard in the list.
 */
export function StoreMap({ pins, selectedId, onSelect, className }: Props) {
  const ordered = [...pins].sort((a, b) => Number(a.id === selectedId) - Number(b.id === selectedId));
  return (
    <svg aria-hidden viewBox={frame} className={clsx("h-auto w-full", className)}>
      <use href="/maps/us.svg#nation" className="fill-sunken stroke-line-strong/60" strokeWidth={1} />
      <use href="/maps/us.svg#states" className="stroke-line-strong/35" fill="none" strokeWidth={0.8} />
      {ordered.map(({ id, name, point, isMine }) => {
        if (!point) return null;
        const isSelected = id === selectedId;
        return (
          <g key={id} transform={`translate(${point.x} ${point.y})`} onClick={onSelect && (() => onSelect(id))} className={clsx("transition-transform", onSelect && "cursor-pointer")}>
            <title>{name}</title>
            <circle r={26} fill="transparent" />
            <path
              d="M0 0C-3-7-11-13-11-22a11 11 0 1 1 22 0C11-13 3-7 0 0z"
              transform={isSelected ? "scale(1.45)" : undefined}
              className={clsx("stroke-paper", isSelected ? "fill-accent" : "fill-action")}
              strokeWidth={1.5}
            />
            <circle cy={isSelected ? -32 : -22} r={isSelected ? 5.5 : 4} className="fill-paper" />
            {isMine && !isSelected && <circle cy={-22} r={2} className="fill-action" />}
          </g>
        );
      })}
    </svg>
  );
}
