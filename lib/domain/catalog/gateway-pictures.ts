import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { env } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { isPicture, largestWidth, pictureTypeWords, pictureWidths, uploadName } from "./picture";

export type KeptPicture = { src: string; width: number; height: number; background: string };

const paleGround = "#EEECE6";
const mostPixels = 50_000_000;

/**
 * Decodes a file and keeps it in the shop's sizes and formats, named by its digest: nothing of the original's bytes, name,
 * place or camera is left. The same file twice is the same picture.
 * @throws Refusal `invalid` naming `file`: not a picture, damaged, too small, too many pixels
 */
export async function keepPicture(bytes: Buffer): Promise<KeptPicture> {
  if (!isPicture(bytes)) throw no(`This is not a picture we can take. Use a ${pictureTypeWords} file.`);
  const { upright, background } = await decode(bytes);
  const stem = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  const square = (width: number) => sharp(upright).flatten({ background }).resize(width, width, { fit: "contain", background });
  await mkdir(folder(), { recursive: true });
  await Promise.all(pictureWidths.map((width) => keep(`${stem}.${width}.avif`, square(width).avif({ quality: 55, effort: 3 }))));
  await keep(`${stem}.webp`, square(largestWidth).webp({ quality: 82 }));
  return { src: `/media/uploads/${stem}.webp`, width: largestWidth, height: largestWidth, background };
}

/** The bytes of a kept file; null when there is none of that name. */
export async function readPicture(name: string): Promise<Buffer | null> {
  if (!uploadName.test(name)) return null;
  try {
    return await readFile(path.join(folder(), name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Removes all files of a kept picture; what is not there is gone already. */
export async function dropPicture(src: string): Promise<void> {
  const stem = path.basename(src, ".webp");
  const names = [`${stem}.webp`, ...pictureWidths.map((width) => `${stem}.${width}.avif`)].filter((name) => uploadName.test(name));
  await Promise.all(names.map((name) => rm(path.join(folder(), name), { force: true })));
}

async function decode(bytes: Buffer): Promise<{ upright: Buffer; background: string }> {
  try {
    const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" }).timeout({ seconds: 20 });
    const { width, height, hasAlpha } = await source.metadata();
    if (Math.max(width, height) < largestWidth) throw no(`This picture is ${width} × ${height} pixels. Its longer side must have at least ${largestWidth}.`);
    const upright = await source.autoOrient().toColourspace("srgb").resize(largestWidth, largestWidth, { fit: "inside" }).png({ compressionLevel: 1 }).toBuffer();
    return { upright, background: hasAlpha ? paleGround : await upperEdgeColor(upright) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw no(`This picture cannot be read: it is damaged, or has more than ${mostPixels / 1_000_000} million pixels.`);
  }
}

/** What the picture's ground goes on with where it is not square. */
async function upperEdgeColor(picture: Buffer): Promise<string> {
  const { data } = await sharp(picture).extract({ left: 0, top: 0, width: (await sharp(picture).metadata()).width, height: 8 }).resize(1, 1).raw().toBuffer({ resolveWithObject: true });
  const [red = 0, green = red, blue = red] = data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("").toUpperCase()}`;
}

/** A reader finds a whole file or none. */
async function keep(name: string, picture: Sharp): Promise<void> {
  const part = path.join(folder(), `.${randomUUID()}.part`);
  await writeFile(part, await picture.toBuffer());
  await rename(part, path.join(folder(), name));
}

const folder = () => path.resolve(/* turbopackIgnore: true */ env().MEDIA_DIR);
const no = (reason: string) => new Refusal("invalid", { field: "file", reason });
