import { listen } from "@/db/listen";
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
    const raw: unknown = JSON.parse(payload);
    if (typeof raw !== "object" || raw === null || !("id" in raw) || !("kind" in raw) || typeof raw.id !== "number" || typeof raw.kind !== "string") return null;
    const text = (key: string) => (key in raw && typeof Reflect.get(raw, key) === "string" ? String(Reflect.get(raw, key)) : null);
    const variants: unknown = Reflect.get(raw, "variants");
    return {
      id: raw.id, kind: raw.kind, customer: text("customer"), location: text("location"), order: text("order"), fulfillment: text("fulfillment"),
      variants: Array.isArray(variants) ? variants.filter((one): one is string => typeof one === "string") : null,
    };
  } catch {
    return null;
  }
}
