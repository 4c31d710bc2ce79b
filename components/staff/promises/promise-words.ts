import type { PromiseOutcome, PromiseQuery } from "@/lib/domain/fulfillment/promise-ledger";
import type { Tone } from "@/components/ui/tone";

export const outcomeTone: Record<PromiseOutcome, Tone> = { kept: "positive", late: "warning", overdue: "negative", short: "negative" };

/** "94 %", or a dash where nothing was promised. */
export const shareWords = (share: number | null): string => (share === null ? "–" : `${(share * 100).toFixed(share === 1 ? 0 : 1)} %`);

/** "45 min", "3 h 20 min", "2 days" */
export function spanWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 48 * 60) return [`${Math.floor(whole / 60)} h`, whole % 60 ? `${whole % 60} min` : ""].filter(Boolean).join(" ");
  return `${Math.round(whole / 1440)} days`;
}

export const promisesAddress = (path: string, query: PromiseQuery): string => {
  const params = new URLSearchParams({ days: String(query.days), method: query.method, ...(query.outcome && { outcome: query.outcome }) });
  return `${path}?${params}`;
};
