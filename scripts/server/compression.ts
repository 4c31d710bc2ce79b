import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

export function chooseEncoding(acceptEncoding: string | string[] = ""): Encoding {
  const accepted = String(acceptEncoding);
  if (/\bbr\b(?!;\s*q=0(?:\.0*)?\b)/.test(accepted)) return "br";
  return /\bgzip\b(?!;\s*q=0(?:\.0*)?\b)/.test(accepted) ? "gzip" : "identity";
}

export function compress(body: Buffer, encoding: Encoding, effort: "once" | "each"): Buffer | Promise<Buffer> {
  if (encoding === "br") {
    const params = { [constants.BROTLI_PARAM_QUALITY]: effort === "once" ? 9 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    return brotli(body, { params });
  }
  return encoding === "gzip" ? gzipped(body, { level: effort === "once" ? 9 : 6 }) : body;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
