type Props = { swatches: { title: string; hex: string }[] };

const shown = 4;

/** The colors a product comes in, as dots with one sentence for those who do not see them. */
export function SwatchRow({ swatches }: Props) {
  if (swatches.length < 2) return null;
  return (
    <span className="flex h-4 items-center gap-1.5">
      <span className="sr-only">In {swatches.map((swatch) => swatch.title).join(", ")}.</span>
      {swatches.slice(0, shown).map((swatch) => (
        <span key={swatch.title} aria-hidden className="size-3.5 rounded-full border border-ink/25" style={{ background: swatch.hex }} />
      ))}
      {swatches.length > shown && (
        <span aria-hidden className="figures text-2xs text-muted">
          +{swatches.length - shown}
        </span>
      )}
    </span>
  );
}
