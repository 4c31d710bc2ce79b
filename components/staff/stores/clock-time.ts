/** Minutes after midnight as a time field shows them; the end of the day is 00:00. */
export const timeOf = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** A time field as minutes after midnight; `midnight` says which midnight 00:00 is. NaN when it is empty. */
export function minutesOf(time: string, midnight: 0 | 1440): number {
  const [hour, minute] = time.split(":").map(Number);
  if (hour === undefined || minute === undefined) return Number.NaN;
  const total = hour * 60 + minute;
  return total === 0 ? midnight : total;
}
