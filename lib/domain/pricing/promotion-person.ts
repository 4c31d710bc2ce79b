import { createHash } from "node:crypto";

/** Who used a promotion, without keeping their e-mail: SHA-256 of it in lower case, in hex. */
export const promotionPerson = (email: string): string => createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
