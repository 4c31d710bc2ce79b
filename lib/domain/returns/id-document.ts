export const idKinds = ["driving_licence", "passport", "state_id"] as const;
export type IdKind = (typeof idKinds)[number];

export const idKindWords: Record<IdKind, string> = { driving_licence: "Driver’s license", passport: "Passport", state_id: "State ID card" };

/** A document's number without what people write between its signs. */
export const plainIdNumber = (typed: string): string => typed.normalize("NFKC").toUpperCase().replace(/[^A-Z0-9]/g, "");
