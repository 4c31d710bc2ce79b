import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { keepPicture, readPicture } from "./gateway-pictures";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pictures-"));
  vi.stubEnv("MEDIA_DIR", folder).stubEnv("DATABASE_URL", "postgresql://none").stubEnv("AUTH_SECRET", "a".repeat(32));
});
afterAll(() => rm(folder, { recursive: true }));

const photo = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#C05A3A" } });

test("an upload becomes square pictures in the shop's sizes with nothing left of the original's facts", async () => {
  const original = await photo(1600, 1000).jpeg().withExif({ IFD0: { Copyright: "Mara's phone" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } }).toBuffer();
  const { src, ...rest } = await keepPicture(original);
  expect(rest).toEqual({ width: 900, height: 900, background: expect.stringMatching(/^#[BC][0-9A-F]5[0-9A-F]3[0-9A-F]$/) });
  const name = path.basename(src);
  const webp = (await readPicture(name)) ?? expect.unreachable();
  expect(await sharp(webp).metadata()).toMatchObject({ format: "webp", width: 900, height: 900 });
  expect((await sharp(webp).metadata()).exif).toBeUndefined();
  const small = (await readPicture(name.replace(".webp", ".320.avif"))) ?? expect.unreachable();
  expect(await sharp(small).metadata()).toMatchObject({ format: "heif", width: 320, height: 320 });
  expect((await keepPicture(original)).src, "the same file is the same picture").toBe(src);
  expect((await readdir(folder)).filter((file) => file.startsWith("."))).toEqual([]);
});

test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
  ["a page that calls itself a picture", () => Buffer.from("<script>alert(1)</script>"), /not a picture/],
  ["a drawing that may carry scripts", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"><script/></svg>'), /not a picture/],
  ["an animation", () => photo(1000, 1000).gif().toBuffer(), /not a picture/],
  ["a picture cut in the middle", async () => (await photo(1200, 1200).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 4_000), /damaged/],
  ["a head without a body", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /damaged/],
  ["a picture of too many pixels", () => photo(8000, 7000).png().toBuffer(), /50 million pixels/],
  ["a stamp", () => photo(200, 300).png().toBuffer(), /200 × 300/],
])("refuses %s", async (_, file, words) => {
  await expect(keepPicture(await file())).rejects.toMatchObject({ code: "invalid", facts: { field: "file", reason: expect.stringMatching(words) } });
});

test("reads nothing outside the folder", async () => {
  for (const name of ["../../../etc/passwd", "..%2f..%2fetc", `${"a".repeat(32)}.webp/../x`, "x.webp", `.${"a".repeat(31)}.webp`]) expect(await readPicture(name)).toBeNull();
});
