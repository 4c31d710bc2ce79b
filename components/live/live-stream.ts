export type LiveNotice = { id: number; kind: string; location?: string | null; order?: string | null; fulfillment?: string | null; variants?: string[] };
type Hear = (notice: LiveNotice | null) => void;
type Shared = { hearers: Set<Hear>; close: () => void };

const retryMs = 3_000;
const streams = new Map<string, Shared>();

/** Listens to /api/live?query; returns how to stop. */
export function listenLive(query: string, hear: Hear): () => void {
  const shared = streams.get(query) ?? open(query);
  shared.hearers.add(hear);
  return () => {
    shared.hearers.delete(hear);
    if (shared.hearers.size > 0) return;
    streams.delete(query);
    shared.close();
  };
}

/** One tab holds the lock and the connection and passes on what it hears; when it closes, another takes over. */
function open(query: string): Shared {
  const name = `live:${query}`;
  const hearers = new Set<Hear>();
  const channel = new BroadcastChannel(name);
  const stopping = new AbortController();
  let source: { close: () => void } | undefined;
  const tell = (notice: LiveNotice | null) => {
    for (const hear of hearers) hear(notice);
  };
  channel.onmessage = (event: MessageEvent<LiveNotice | null>) => tell(event.data);
  const lead = () =>
    new Promise<void>((resolve) => {
      if (stopping.signal.aborted) return resolve();
      stopping.signal.addEventListener("abort", () => resolve());
      source = connect(query, (notice) => {
        tell(notice);
        channel.postMessage(notice);
      });
    });
  if (!navigator.locks) void lead();
  else navigator.locks.request(name, { signal: stopping.signal }, lead).catch(() => undefined);
  const shared = { hearers, close: () => { stopping.abort(); source?.close(); channel.close(); } };
  streams.set(query, shared);
  return shared;
}

/** The browser reconnects by itself, but gives up for good when it is answered with an error: then we try again later. */
function connect(query: string, tell: Hear): { close: () => void } {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  const start = () => {
    source = new EventSource(`/api/live?${query}`);
    source.onopen = () => {
      if (wasOpen) tell(null);
      wasOpen = true;
    };
    source.onmessage = (event: MessageEvent<string>) => tell(fromLive(JSON.parse(event.data)));
    source.addEventListener("resync", () => tell(null));
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(start, retryMs + Math.random() * retryMs);
    };
  };
  start();
  return { close: () => { clearTimeout(timer); source.close(); } };
}

/** Safe because /api/live writes exactly this shape; a browser has no other source. */
const fromLive = (body: unknown): LiveNotice => body as LiveNotice;
