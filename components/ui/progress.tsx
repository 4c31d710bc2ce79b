type Props = { label: string; value: number; max?: number; valueText?: string };

/** How far something is, in words and as a bar. */
export function Progress({ label, value, max = 100, valueText }: Props) {
  return (
    <div className="grid gap-2">
      <div className="figures flex justify-between gap-4 text-xs">
        <span>{label}</span>
        <span className="text-muted">{valueText ?? `${Math.round((value / max) * 100)}%`}</span>
      </div>
      <div role="progressbar" aria-label={label} aria-valuenow={value} aria-valuemin={0} aria-valuemax={max} aria-valuetext={valueText} className="h-1 rounded-full bg-line">
        <div className="h-full rounded-full bg-action transition-[width] duration-(--calm) ease-calm" style={{ width: `${Math.min(100, (value / max) * 100)}%` }} />
      </div>
    </div>
  );
}
