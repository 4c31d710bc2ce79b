import clsx from "clsx";

export type Pin = { id: string; name: string; point: { x: number; y: number } | null; isMine?: boolean };

/** The frame of public/maps/us.svg. */
const frame = "0 0 975 610";

/** How much of the country a map around one place shows, and how large its pins are there. */
const near = { width: 195, height: 122, pin: 0.34 } as const;

type Props = {
  pins: Pin[];
  /** The middle of the map; left out, the map shows the whole country. */
  around?: Pin["point"];
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  className?: string;
};

/**
 * The country with a pin for each store. Everything on it is in the list beside it, so it is hidden from those who
 * listen; the pointer may choose a store here, the keyboard in the list.
 */
export function StoreMap({ pins, around, selectedId, onSelect, className }: Props) {
  const ordered = [...pins].sort((a, b) => Number(a.id === selectedId) - Number(b.id === selectedId));
  return (
    <svg aria-hidden viewBox={around ? `${around.x - near.width / 2} ${around.y - near.height / 2} ${near.width} ${near.height}` : frame} className={clsx("h-auto w-full", className)}>
      <use href="/maps/us.svg#nation" className="fill-sunken stroke-line-strong/60" strokeWidth={around ? 0.3 : 1} />
      <use href="/maps/us.svg#states" className="stroke-line-strong/35" fill="none" strokeWidth={around ? 0.25 : 0.8} />
      {ordered.map(({ id, name, point, isMine }) => {
        if (!point) return null;
        const isSelected = id === selectedId;
        return (
          <g key={id} transform={`translate(${point.x} ${point.y}) scale(${around ? near.pin : 1})`} onClick={onSelect && (() => onSelect(id))} className={clsx("transition-transform", onSelect && "cursor-pointer")}>
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
