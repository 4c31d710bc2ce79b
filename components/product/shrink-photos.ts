/** Longer sides than this show nothing more on a page. */
const longestSide = 1_800;

/** Puts smaller copies of large photos into a file field, so that a phone uploads half a megabyte each instead of five. What the browser cannot read stays as it is: the server says what is wrong with it. */
export async function shrinkPhotos(field: HTMLInputElement): Promise<void> {
  const files = new DataTransfer();
  for (const file of field.files ?? []) files.items.add(await shrunk(file).catch(() => file));
  field.files = files.files;
}

async function shrunk(file: File): Promise<File> {
  const picture = await createImageBitmap(file);
  const scale = longestSide / Math.max(picture.width, picture.height);
  if (scale >= 1) return file;
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const small = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.86 });
  return new File([small], file.name, { type: small.type });
}
