import { listMissedNotices } from "@/lib/domain/list-missed-notices";
import { isUuid } from "@/lib/kernel/ids";
import { isShuttingDown } from "@/lib/kernel/shutdown";
import { readLink } from "@/lib/kernel/signed-link";
import { shopper, staffMember } from "@/lib/session";
import { openStreams, subscribe, type Notice } from "./live-hub";
import { told, type Topics } from "./live-topics";

const heartbeatMs = 15_000;
/** A stream is opened anew now and then, so that a revoked session does not go on listening. */
const staffLifeMs = 4 * 60_000;
const lifeMs = 30 * 60_000;
const mostStreams = 5_000;
const mostVariants = 60;
const mostWaiting = 256;

/**
 * GET /api/live?variants=…&track=…: server-sent events, ids and kinds only. `Last-Event-ID` replays what was missed; the
 * event `resync` means that something may have been missed and everything should be read again.
 */
export async function openLive(request: Request): Promise<Response> {
  if (isShuttingDown() || openStreams() >= mostStreams) return new Response(null, { status: 503, headers: { "retry-after": "5" } });
  const topics = await readTopics(new URL(request.url).searchParams);
  const lastId = Number(request.headers.get("last-event-id") ?? Number.NaN);
  return new Response(streamOf(topics, Number.isSafeInteger(lastId) ? lastId : null, request.signal), {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" },
  });
}

async function readTopics(query: URLSearchParams): Promise<Topics> {
  const [person, member] = await Promise.all([shopper(), staffMember()]);
  const variants = (query.get("variants") ?? "").split(",").filter(isUuid).slice(0, mostVariants);
  const isStaff = query.get("room") === "staff" && member !== null;
  return {
    variants: new Set(variants),
    customerId: person.kind === "customer" ? person.customerId : null,
    orderId: readLink("track_order", query.get("track") ?? "", new Date()),
    stores: !isStaff ? null : member.storeIds === "all" ? "all" : new Set<string>(member.storeIds),
  };
}

function streamOf(topics: Topics, lastId: number | null, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let isOpen = true;
      const end = () => {
        if (!isOpen) return;
        isOpen = false;
        unsubscribe();
        clearInterval(beat);
        clearTimeout(life);
        controller.close();
      };
      const write = (text: string) => {
        if (!isOpen) return;
        // A reader that does not read is cut off; it comes back with its last id.
        if ((controller.desiredSize ?? 0) < -mostWaiting) return end();
        controller.enqueue(encoder.encode(text));
      };
      const tell = (notice: Notice) => {
        const heard = told(notice, topics);
        if (heard) write(`id: ${notice.id}\ndata: ${JSON.stringify(heard)}\n\n`);
      };
      const resync = () => write("event: resync\ndata: {}\n\n");
      const unsubscribe = subscribe({ onNotice: tell, onGap: resync, end });
      const beat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      const life = setTimeout(end, topics.stores ? staffLifeMs : lifeMs);
      stop = end;
      signal.addEventListener("abort", end);
      write("retry: 2000\n: open\n\n");
      if (lastId === null) return;
      const missed = await listMissedNotices(lastId).catch(() => null);
      if (missed === null) resync();
      else for (const notice of missed) tell(notice);
    },
    cancel: () => stop(),
  });
}
