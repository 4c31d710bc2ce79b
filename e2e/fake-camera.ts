import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { toSVG } from "bwip-js/node";
import sharp from "sharp";

const size = { width: 640, height: 480 };

/** A film of one printed barcode (Y4M, 4:2:0) for Chromium's fake camera; the path of its file. */
export async function filmOf(gtin13: string): Promise<string> {
  const svg = toSVG({ bcid: "ean13", text: gtin13, height: 24, scale: 4, includetext: false });
  const code = await sharp(Buffer.from(svg)).resize({ width: 420, height: 220, fit: "fill" }).flatten({ background: "#fff" }).png().toBuffer();
  const luma = await sharp({ create: { ...size, channels: 3, background: "#fff" } }).composite([{ input: code }]).greyscale().raw().toBuffer();
  const chroma = Buffer.alloc((size.width * size.height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  const file = path.join(tmpdir(), `throughline-camera-${process.pid}-${gtin13}.y4m`);
  await writeFile(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F5:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: 5 }, () => frame)]));
  return file;
}
