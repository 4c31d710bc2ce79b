/** Widths of a picture's AVIF files; every picture is square, and its WebP has the largest width. */
export const pictureWidths = [320, 640, 900] as const;
export const largestWidth = 900;
export const mostPictureBytes = 10_000_000;

const types = { "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "image/avif": "AVIF" } as const;
export const pictureTypes = Object.keys(types);
export const pictureTypeWords = new Intl.ListFormat("en", { type: "disjunction" }).format(Object.values(types));

/** Names of the files made from one upload: its digest and the size. */
export const uploadName = /^[0-9a-f]{32}(\.webp|\.(320|640|900)\.avif)$/;

/** Whether a file begins like a picture we take, whatever its name and declared type say. */
export function isPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 32));
  return head.startsWith("\u00ff\u00d8\u00ff") || head.startsWith("\u0089PNG\r\n\u001a\n") || (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) || (head.startsWith("ftyp", 4) && head.slice(8).includes("avif"));
}
