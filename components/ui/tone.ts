export type Tone = "neutral" | "positive" | "warning" | "negative" | "info" | "accent";

export const toneStyle: Record<Tone, string> = {
  neutral: "bg-sunken text-ink",
  positive: "bg-positive-soft text-positive",
  warning: "bg-warning-soft text-warning",
  negative: "bg-negative-soft text-negative",
  info: "bg-info-soft text-info",
  accent: "bg-accent-soft text-accent",
};
