import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a link, and what is stored of them. */
export function newAccountToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashAccountToken(token) };
}

export const hashAccountToken = (token: string): string => createHash("sha256").update(token).digest("hex");
