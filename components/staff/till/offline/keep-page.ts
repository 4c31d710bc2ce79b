const keptDays = 30;

/**
 * Keeps this page in the browser: the worker from now on, and what had been loaded before it was there. What no page has needed for a
 * month goes. Development changes its files under the same names, so there is no worker then.
 */
export async function keepPage(): Promise<void> {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  const wasKept = navigator.serviceWorker.controller !== null;
  await navigator.serviceWorker.register("/till-worker.js", { scope: "/staff/till" });
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/_next/`));
  const parts = await caches.open("till-parts");
  if (wasKept) return dropOld(parts, loaded);
  await Promise.allSettled(loaded.map((part) => parts.add(part)));
  const page = await fetch("/staff/till");
  if (page.ok && !page.redirected) await (await caches.open("till-page")).put("/staff/till", page);
}

async function dropOld(parts: Cache, loaded: readonly string[]): Promise<void> {
  const oldest = Date.now() - keptDays * 86_400_000;
  for (const part of await parts.keys()) {
    const at = Date.parse((await parts.match(part))?.headers.get("date") ?? "");
    if (at < oldest && !loaded.includes(part.url)) await parts.delete(part);
  }
}
