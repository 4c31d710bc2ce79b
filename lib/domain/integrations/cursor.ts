import { Refusal } from "@/lib/kernel/refusal";

/** A page of a list and where it goes on. */
export type Page<T> = { data: T[]; next: string | null };
export type Paging = { cursor?: string | undefined; limit: number };

/** Where a list goes on, as readers hand it back; what is in it is our affair. */
export const cursorOf = (...parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString("base64url");

/** The parts of a cursor of ours; null for the first page. @throws Refusal `invalid` */
export function readCursor(cursor: string | undefined, shapes: readonly RegExp[]): string[] | null {
  if (cursor === undefined || cursor === "") return null;
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== shapes.length || !parts.every((part, n): part is string => typeof part === "string" && shapes[n]?.test(part) === true)) throw new Refusal("invalid", { reason: "That is no cursor of ours." });
  return parts;
}

export const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One row more than was asked for says that there is a next page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (last: T) => string): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next: rows.length > limit && last ? cursor(last) : null };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
