type Props = { value: number; count?: number };

/** Stars out of five, said in words once. */
export function Rating({ value, count }: Props) {
  const words = `${value.toFixed(1)} out of 5${count === undefined ? "" : `, ${count.toLocaleString("en-US")} reviews`}`;
  return (
    <span role="img" aria-label={words} className="figures inline-flex items-center gap-1.5 text-xs text-muted">
      <span className="relative inline-block leading-none tracking-[0.1em] text-line-strong/50">
        ★★★★★
        <span className="absolute inset-y-0 left-0 overflow-hidden text-accent" style={{ width: `${(value / 5) * 100}%` }}>
          ★★★★★
        </span>
      </span>
      {value.toFixed(1)}
      {count !== undefined && <span>({count.toLocaleString("en-US")})</span>}
    </span>
  );
}
