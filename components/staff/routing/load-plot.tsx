import type { BackTestFigures } from "@/lib/domain/fulfillment/back-test";

/** Parts by place as two bars: what the published rules sent from it, and what the draft would. */
export function LoadPlot({ published, draft }: { published: BackTestFigures["load"]; draft: BackTestFigures["load"] }) {
  const places = [...new Map([...published, ...draft].map(({ locationId, name }) => [locationId, name]))];
  const partsOf = (load: BackTestFigures["load"], id: string) => load.find(({ locationId }) => locationId === id)?.parts ?? 0;
  const most = Math.max(1, ...[...published, ...draft].map(({ parts }) => parts));
  const bars = [["published", published, "bg-accent"], ["draft", draft, "bg-action"]] as const;
  return (
    <figure>
      <figcaption className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
        {bars.map(([word, , color]) => <span key={word} className="inline-flex items-center gap-1.5"><span aria-hidden className={`size-3 rounded-sm ${color}`} />{word}</span>)}
      </figcaption>
      <ul className="grid gap-3">
        {places.map(([id, name]) => (
          <li key={id} className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-3 text-xs sm:grid-cols-[11rem_minmax(0,1fr)]">
            <span className="truncate" title={name}>{name}</span>
            <span className="grid gap-1">
              {bars.map(([word, load, color]) => (
                <span key={word} className="flex items-center gap-2">
                  <span aria-hidden className={`h-2.5 rounded-sm ${color}`} style={{ width: `${(partsOf(load, id) / most) * 85}%` }} />
                  <span className="figures text-2xs text-muted"><span className="sr-only">{word}: </span>{partsOf(load, id)}</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
