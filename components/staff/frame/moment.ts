/** "Nov 27, 2026, 9:47 AM", in the place's own time. */
export const moment = (iso: string, timeZone: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(iso));
