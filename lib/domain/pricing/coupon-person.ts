import { createHash } from "node:crypto";

/** Who used a coupon, without keeping their e-mail: SHA-256 of it in lower case, in hex. */
export const couponPerson = (email: string): string => createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
