const key = "past-searches";
const most = 5;

/** What was searched in this browser, newest first. It is told to nobody. */
export function readPastSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

export function notePastSearch(text: string): void {
  if (text.length < 2) return;
  try {
    localStorage.setItem(key, JSON.stringify([text, ...readPastSearches().filter((one) => one !== text)].slice(0, most)));
  } catch {
    // A browser without storage forgets it.
  }
}
