import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum of 2024: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Compared when no account exists, so that unknown and known e-mails take the same time. */
let decoy: Promise<string> | undefined;

export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  decoy ??= hash("a password that nobody has", cost);
  const isRight = await verify(stored ?? (await decoy), given);
  return stored !== null && isRight;
}
