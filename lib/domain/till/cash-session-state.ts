import { machine } from "@/lib/kernel/machine";

export type CashSessionStatus = "open" | "counted" | "closed";

/** The count is blind and made once: what it says can be explained, not changed. */
export const cashSessionMachine = machine<CashSessionStatus>({ open: ["counted"], counted: ["closed"], closed: [] });
