import { createHmac } from "node:crypto";
import { env } from "@/lib/kernel/env";
import { plainIdNumber, type IdKind } from "./id-document";

/** What is kept of a document's number. Keyed with our secret: such numbers are few enough to be tried one by one. */
export const hashIdNumber = (kind: IdKind, number: string): string => createHmac("sha256", env().AUTH_SECRET).update(`id_document\n${kind}\n${plainIdNumber(number)}`).digest("hex");
