// Keeps one page and what it is made of in the browser, so that it opens without network. It answers for nothing else. Loaded by the workers beside it.
const patienceMs = 4_000;

/** `name` calls its caches: "<name>-page", "<name>-parts". */
function keep(name, address) {
  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) return;
    if (request.mode === "navigate") {
      if (url.pathname === address) event.respondWith(newestPage(request, `${name}-page`, address));
    } else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/_next/image")) event.respondWith(keptPart(request, `${name}-parts`));
  });
}

/** The server's page; the one kept where it does not answer. Whoever is signed out has none. */
async function newestPage(request, pages, address) {
  const cache = await caches.open(pages);
  const answer = await Promise.race([fetch(request).catch(() => null), new Promise((resolve) => setTimeout(resolve, patienceMs, null))]);
  if (answer?.ok) await cache.put(address, answer.clone());
  else if (answer && answer.status < 500) await cache.delete(address);
  return answer && answer.status < 500 ? answer : ((await cache.match(address)) ?? answer ?? Response.error());
}

/** Files whose names change with their contents. */
async function keptPart(request, parts) {
  const cache = await caches.open(parts);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
