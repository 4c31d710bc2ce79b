import { readPicture } from "@/lib/domain/catalog/gateway-pictures";

/** A picture that staff uploaded. Its name is the digest of what it was made from, so it never changes. */
export async function readUpload(name: string): Promise<Response> {
  const bytes = await readPicture(name);
  if (!bytes) return new Response("There is no such picture.", { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(new Uint8Array(bytes), { headers: { "content-type": name.endsWith(".avif") ? "image/avif" : "image/webp", "cache-control": "public, max-age=31536000, immutable" } });
}
