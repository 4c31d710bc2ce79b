/**
 * Next answers an unknown address with an empty document that scripts fill in. Without JavaScript that is a blank page,
 * so the document of the published page `/missing` stands in for it, under the same status.
 */
export const missingPage = { path: "/missing", read };

const keepMs = 30_000;
let kept: { at: number; body: Promise<Buffer | undefined> } | undefined;

function read(ownUrl: string): Promise<Buffer | undefined> {
  if (!kept || Date.now() - kept.at > keepMs) kept = { at: Date.now(), body: load(ownUrl) };
  return kept.body;
}

async function load(ownUrl: string): Promise<Buffer | undefined> {
  try {
    const response = await fetch(new URL(missingPage.path, ownUrl), { headers: { "accept-encoding": "identity" } });
    const isWhole = response.headers.get("x-nextjs-prerender") !== null;
    return isWhole ? Buffer.from(await response.arrayBuffer()) : undefined;
  } catch {
    kept = undefined;
    return undefined;
  }
}
