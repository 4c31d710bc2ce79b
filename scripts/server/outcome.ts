export type Outcome = { status: number; location?: string };

const emptyDocument = '<!DOCTYPE html><html id="__next_error__"';
const digest = String.raw`\\"digest\\":\\"`;
const redirected = new RegExp(String.raw`${digest}NEXT_REDIRECT;(?:push|replace);(.*?);(30[1378]);\\"`);
const refused = new RegExp(String.raw`${digest}NEXT_HTTP_ERROR_FALLBACK;(40[134])\\"`);

/**
 * What a request page meant that ended before its first element. Next has promised 200 by then and leaves redirect(),
 * notFound() and failures to its scripts: an empty document whose data names the outcome. Text inside that data is
 * escaped once more, so nothing a page shows can pass for a digest.
 */
export function outcomeOf(html: string): Outcome | undefined {
  if (!html.startsWith(emptyDocument)) return undefined;
  const [, target, redirectStatus] = redirected.exec(html) ?? [];
  if (target !== undefined) return { status: Number(redirectStatus), location: ascii(unescaped(target)) };
  return { status: Number(refused.exec(html)?.[1] ?? 500) };
}

/** The text is JSON inside a JavaScript string. */
function unescaped(text: string): string {
  return String(JSON.parse(`"${String(JSON.parse(`"${text}"`))}"`));
}

function ascii(url: string): string {
  return url.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
}
