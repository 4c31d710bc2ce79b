import clsx from "clsx";

/** The house mark and name. The mark: a doorway under an alder leaf's arch. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={clsx("inline-flex items-center gap-[clamp(0.375rem,2vw,0.625rem)] font-display text-[clamp(1.0625rem,5.4vw,1.375rem)] leading-none font-medium tracking-[-0.02em] whitespace-nowrap", className)}>
      <Mark className="h-6 w-auto text-action" />
      Alderway Home
    </span>
  );
}

export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 24" fill="none" aria-hidden className={className}>
      <path d="M1 23V11C1 5.5 5 1 10 1s9 4.500 9 10v12z" fill="currentColor" />
      <path d="M10 23V9m0 9.500 4.200-4.200M10 14.500l-4.200-4.200" stroke="var(--paper)" strokeWidth="1.4" strokeLinecap="round" />
    </svg>
  );
}
