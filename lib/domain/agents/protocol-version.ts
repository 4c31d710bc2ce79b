/** The published versions of the Universal Commerce Protocol that we speak, newest first. */
export const protocolVersions = ["2026-04-08", "2026-01-23", "2026-01-11"] as const;
export type ProtocolVersion = (typeof protocolVersions)[number];

export const newestVersion: ProtocolVersion = "2026-04-08";

export const asVersion = (value: unknown): ProtocolVersion | null => protocolVersions.find((version) => version === value) ?? null;

/** Before 2026-04-08 a no of the business was an HTTP status; since then it is an answer with messages. */
export const saysNoByStatus = (version: ProtocolVersion): boolean => version !== "2026-04-08";
