import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env";

export type LinkPurpose = "track_order" | "shopper_choice" | "shared_cart" | "pickup_pass" | "appointment";

/** A token that opens one thing for one purpose until a time: `subject.expiry.signature`. */
export function signLink(purpose: LinkPurpose, subject: string, expiresAt: Date): string {
  const expiry = Math.floor(expiresAt.getTime() / 1000).toString(36);
  return `${subject}.${expiry}.${signature(purpose, subject, expiry)}`;
}

/** The subject, or null when the token is forged, of another purpose, or expired. */
export function readLink(purpose: LinkPurpose, token: string, now: Date): string | null {
  const [subject, expiry, given, ...rest] = token.split(".");
  if (!subject || !expiry || !given || rest.length > 0 || !/^[0-9a-z]{1,9}$/.test(expiry)) return null;
  const expected = Buffer.from(signature(purpose, subject, expiry));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  return parseInt(expiry, 36) * 1000 > now.getTime() ? subject : null;
}

const signature = (purpose: string, subject: string, expiry: string) =>
  createHmac("sha256", env().AUTH_SECRET).update(`${purpose}\n${subject}\n${expiry}`).digest("base64url").slice(0, 32);
