// Keeps the till's page and what it is made of, so that a register opens without network. It answers for nothing else.
const pages = "till-page";
const parts = "till-parts";
const patienceMs = 4_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === "/staff/till") event.respondWith(newestPage(request));
  } else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/_next/image")) event.respondWith(keptPart(request));
});

/** The server's page; the one kept where it does not answer. Whoever is signed out has none. */
async function newestPage(request) {
  const cache = await caches.open(pages);
  const answer = await Promise.race([fetch(request).catch(() => null), new Promise((resolve) => setTimeout(resolve, patienceMs, null))]);
  if (answer?.ok) await cache.put("/staff/till", answer.clone());
  else if (answer && answer.status < 500) await cache.delete("/staff/till");
  return answer && answer.status < 500 ? answer : ((await cache.match("/staff/till")) ?? answer ?? Response.error());
}

/** Files whose names change with their contents. */
async function keptPart(request) {
  const cache = await caches.open(parts);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
