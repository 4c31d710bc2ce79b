/** Reads from one of our own JSON handlers. A lost session leads to the sign-in. */
export async function readOwn<T>(path: string): Promise<T> {
  const answer = await readIfReached<T>(path);
  if (answer === null) throw new Error(`${path}: no answer`);
  return answer;
}

/** The same; null where no network or no server answers. */
export async function readIfReached<T>(path: string, patienceMs = 10_000): Promise<T | null> {
  const response = await fetch(path, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
  if (response === null || response.status >= 500) return null;
  if (response.status === 401) location.assign("/staff/sign-in");
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return fromOwnHandler<T>(await response.json());
}

/** Safe because the handler answers with the very view whose type the caller names. */
export const fromOwnHandler = <T>(body: unknown): T => body as T;
