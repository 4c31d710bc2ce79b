import { clockWords, dayWords } from "@/lib/domain/locations/time-words";

/** "in 25 min", "12 min late", "tomorrow 10 AM": what an associate has to know about a promise. */
export function dueWords(promisedAt: string, timeZone: string, now: Date): { words: string; isLate: boolean; isSoon: boolean } {
  const at = new Date(promisedAt);
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (minutes < 0) return { words: `${spanWords(-minutes)} late`, isLate: true, isSoon: true };
  if (minutes < 100) return { words: `in ${spanWords(minutes)}`, isLate: false, isSoon: minutes <= 30 };
  const day = dayWords(at, timeZone, now);
  const clock = clockWords(at, timeZone).replace(" ", "\u00a0");
  return { words: day === "today" ? clock : `${day}, ${clock}`, isLate: false, isSoon: false };
}

/** "4 min", "1 h 5 min", "2 days" */
export function spanWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return minutes % 60 === 0 || minutes >= 600 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const days = Math.floor(minutes / 1440);
  return `${days} ${days === 1 ? "day" : "days"}`;
}

/** "2:05": how long somebody has been waiting, to the second. */
export function waitWords(since: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 1000));
  if (seconds >= 3600) return spanWords(Math.floor(seconds / 60));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
