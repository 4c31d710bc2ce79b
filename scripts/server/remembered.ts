import { createHash } from "node:crypto";
import { contentSecurityPolicy } from "@/lib/kernel/content-security-policy";
import { compress, type Encoding } from "./compression";
import { inlineScriptSources } from "./inline-scripts";

type Entry = { policy: string | undefined; encoded: Map<Encoding, Buffer | Promise<Buffer>> };

const capacity = 1500;
const entries = new Map<string, Entry>();

/** Policy and compressed form of one body, worked out once for identical bytes. */
export async function remembered(
  body: Buffer,
  encoding: Encoding,
  kind: { isDocument: boolean; isHttps: boolean },
): Promise<{ policy: string | undefined; encoded: Buffer }> {
  const digest = createHash("sha1").update(body).digest("base64");
  const entry: Entry = entries.get(digest) ?? {
    policy: kind.isDocument
      ? contentSecurityPolicy(inlineScriptSources(body.toString("utf8")), { isStaff: false, isHttps: kind.isHttps })
      : undefined,
    encoded: new Map<Encoding, Buffer | Promise<Buffer>>(),
  };
  keepNewest(digest, entry);
  let encoded = entry.encoded.get(encoding);
  if (encoded === undefined) {
    encoded = compress(body, encoding, kind.isDocument ? "each" : "once");
    if (encoding !== "identity") entry.encoded.set(encoding, encoded);
  }
  return { policy: entry.policy, encoded: await encoded };
}

function keepNewest(digest: string, entry: Entry): void {
  entries.delete(digest);
  entries.set(digest, entry);
  if (entries.size <= capacity) return;
  const oldest = entries.keys().next().value;
  if (oldest !== undefined) entries.delete(oldest);
}
