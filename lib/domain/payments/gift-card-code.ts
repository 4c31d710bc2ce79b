import { createHash, createHmac } from "node:crypto";
import { env } from "@/lib/kernel/env";
import type { StoredValueId } from "@/lib/kernel/ids";
import { codeLength, writeCode } from "./tender";

/** A card's code follows from its id, how often it was renewed, and our secret, so the mail and the page with it can be made again while only its hash is stored. */
export const codeOf = (id: StoredValueId, version = 0): string => writeCode(createHmac("sha256", env().AUTH_SECRET).update(`gift_card\n${id}${version === 0 ? "" : `\n${version}`}`).digest().subarray(0, codeLength));

/** What is stored of a code; a lookup compares hashes inside the database's index, so its time tells nothing of the code. */
export const hashCode = (code: string): string => createHash("sha256").update(code).digest("hex");
