import { fieldWords, valueWords } from "@/components/staff/audit/audit-words";

const uuid = /^[0-9a-f]{8}-/i;
const isName = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 && value.every(isName) : typeof value === "string" && uuid.test(value));

/** The figures of a broken row, without what only names something: "On hand 7, ledger on hand 5". */
export const rowWords = (row: Readonly<Record<string, unknown>>): string =>
  Object.entries(row).filter(([, value]) => value !== null && !isName(value)).map(([key, value]) => `${fieldWords(key)} ${valueWords(key, value)}`).join(", ");
