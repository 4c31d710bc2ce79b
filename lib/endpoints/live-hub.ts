import { listen } from "@/db/client";
import { onShutdown } from "@/lib/kernel/shutdown";

/** What a commit tells: ids and a kind, never content. */
export type Notice = { id: number; kind: string; customer: string | null; location: string | null; order: string | null; fulfillment: string | null; variants: string[] | null };
type Subscriber = { onNotice(notice: Notice): void; onGap(): void; end(): void };
type Hub = { subscribers: Set<Subscriber>; listener: { close(): Promise<void> } | undefined };

const key = Symbol.for("throughline.live");
const shared: typeof globalThis & { [key]?: Hub } = globalThis;
/** One listening connection per process, however many streams are open; development reloads share it too. */
const hub = (shared[key] ??= { subscribers: new Set(), listener: undefined });

/** Tells what is committed from now on; returns how to stop. When notices may have been lost, `onGap` says so. */
export function subscribe(subscriber: Subscriber): () => void {
  hub.subscribers.add(subscriber);
  hub.listener ??= start();
  return () => hub.subscribers.delete(subscriber);
}

export const openStreams = (): number => hub.subscribers.size;

function start() {
  const listener = listen(["live"], {
    onNotify: (_channel, payload) => {
      const notice = readNotice(payload);
      if (notice) for (const subscriber of hub.subscribers) subscriber.onNotice(notice);
    },
    onReconnect: () => {
      for (const subscriber of hub.subscribers) subscriber.onGap();
    },
  });
  onShutdown(() => {
    for (const subscriber of hub.subscribers) subscriber.end();
    hub.subscribers.clear();
    hub.listener = undefined;
    void listener.close();
  });
  return listener;
}

function readNotice(payload: string): Notice | null {
  try {
    const raw: Partial<Notice> = JSON.parse(payload);
    if (typeof raw.id !== "number" || typeof raw.kind !== "string") return null;
    return {
      id: raw.id, kind: raw.kind, customer: raw.customer ?? null, location: raw.location ?? null, order: raw.order ?? null, fulfillment: raw.fulfillment ?? null,
      variants: Array.isArray(raw.variants) ? raw.variants : null,
    };
  } catch {
    return null;
  }
}
