import { tagsManifest } from "next/dist/server/lib/incremental-cache/tags-manifest.external.js";
import { pool } from "@/db/client";
import { listen } from "@/db/listen";
import { log } from "@/lib/kernel/log";
import { onShutdown } from "@/lib/kernel/shutdown";

/** The longest a page may take to render: one begun before an expiry must not be kept past it. */
const renderMs = 2_000;
const retryMs = 1_000;

/**
 * Expires cached pages and data that other processes changed. They write (tag, expired_at) rows and notify `cache_tags`
 * with the tags, one a line, or with nothing to ask for a look at the table. Next keeps one map of tag times per
 * process, read by its page cache and by `use cache` alike; there is no public way to write it from outside a request.
 */
export async function followCacheTags(): Promise<void> {
  if (!(tagsManifest instanceof Map)) throw new Error("This release of Next keeps its cache tags elsewhere.");
  const seen = new Map<string, string>();

  async function catchUp(): Promise<void> {
    const { rows } = await pool().query<{ tag: string; at: string }>("select tag, expired_at::text as at from cache_tag_expiry");
    const news = rows.filter(({ tag, at }) => seen.get(tag) !== at);
    for (const { tag, at } of news) seen.set(tag, at);
    expire(news.map(({ tag }) => tag));
  }

  async function catchUpUntilDone(): Promise<void> {
    try {
      await catchUp();
    } catch (error) {
      log.warn({ err: error }, "cached pages may be late: the expired tags could not be read");
      setTimeout(() => void catchUpUntilDone(), retryMs).unref();
    }
  }

  const listener = listen(["cache_tags"], {
    onNotify: (_channel, payload) => (payload ? expire(payload.split("\n")) : void catchUpUntilDone()),
    onReconnect: () => void catchUpUntilDone(),
  });
  onShutdown(() => void listener.close());
  await catchUpUntilDone();
  // Rows written between the first look and the moment the connection listened.
  setTimeout(() => void catchUpUntilDone(), 3_000).unref();
}

/** The time of hearing, not of writing: whatever was rendered before this moment may have read the old row. */
function expire(tags: string[]): void {
  const mark = () => {
    const expired = Math.round(performance.timeOrigin + performance.now());
    for (const tag of tags) tagsManifest.set(tag, { ...tagsManifest.get(tag), expired });
  };
  mark();
  setTimeout(mark, renderMs).unref();
}
