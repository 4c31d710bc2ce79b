// Loaded by Next itself (next.config.ts), outside the compiler: plain JavaScript.
import cache from "next/dist/server/lib/incremental-cache/file-system-cache.js";

const FileSystemCache = cache.default ?? cache;

/**
 * Next's page cache, except for a form that was posted without scripts. Next would resume the cached shell of the page,
 * and React cannot bring a form's answer into a resumed document: the refusal would be in its data and nowhere on the
 * page. Without a shell the page is rendered whole, answer included.
 */
export default class PageCache extends FileSystemCache {
  #isPostedForm;

  constructor(context) {
    super(context);
    const { "content-type": type = "", "next-action": action } = context._requestHeaders;
    this.#isPostedForm = action === undefined && /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(String(type));
  }

  async get(key, context) {
    return this.#isPostedForm && context.kind === "APP_PAGE" ? null : super.get(key, context);
  }
}
