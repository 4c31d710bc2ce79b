const keptDays = 30;

/** A page that its own worker (`public/<name>-worker.js`) keeps for when there is no network. */
export type KeptPage = { name: "till" | "card"; address: string };

/**
 * Keeps this page in the browser: the worker from now on, and what had been loaded before it was there. What no page has needed for a
 * month goes. Development changes its files under the same names, so there is no worker then.
 */
export async function keepPage({ name, address }: KeptPage): Promise<void> {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  const wasKept = navigator.serviceWorker.controller !== null;
  await navigator.serviceWorker.register(`/${name}-worker.js`, { scope: address });
  const loaded = performance.getEntriesByType("resource").map(({ name: source }) => source).filter((source) => source.startsWith(`${location.origin}/_next/`));
  const parts = await caches.open(`${name}-parts`);
  if (wasKept) return dropOld(parts, loaded);
  await Promise.allSettled(loaded.map((part) => parts.add(part)));
  const page = await fetch(address);
  if (page.ok && !page.redirected) await (await caches.open(`${name}-page`)).put(address, page);
}

/** For whoever signs out: the page holds what is theirs. */
export async function forgetPage(name: KeptPage["name"]): Promise<void> {
  if ("caches" in window) await caches.delete(`${name}-page`);
}

async function dropOld(parts: Cache, loaded: readonly string[]): Promise<void> {
  const oldest = Date.now() - keptDays * 86_400_000;
  for (const part of await parts.keys()) {
    const at = Date.parse((await parts.match(part))?.headers.get("date") ?? "");
    if (at < oldest && !loaded.includes(part.url)) await parts.delete(part);
  }
}
