import type { z } from "zod";
import type { Outcome, RefusalCode, RefusalFacts } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";

/** A form as an object: repeated names become lists, `a.b` and `a[]` keep their names, React's own fields are dropped. */
export function readForm(form: FormData): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const values = form.getAll(name);
    result[name.replace(/\[\]$/, "")] = name.endsWith("[]") ? values : values.at(-1);
  }
  return result;
}

export function refuse(code: RefusalCode, facts: RefusalFacts = {}, problem?: z.ZodError): Extract<Outcome<never>, { ok: false }> {
  const fields: Record<string, string> = {};
  for (const issue of problem?.issues ?? []) fields[issue.path.join(".")] ??= issue.message;
  // What only the database could judge names its field the same way.
  if (code === "invalid" && typeof facts.field === "string" && typeof facts.reason === "string") fields[facts.field] = facts.reason;
  return { ok: false, code, message: say(code, facts), facts, fields };
}

/** What a refused form said, to be written into it again; no secret is ever sent back. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(Object.entries(readForm(form)).flatMap(([name, value]) => (typeof value === "string" && !/password|token|card/i.test(name) ? [[name, value]] : [])));
}

/** Name of the constraint that a database error hit; reaching one is a bug worth its own line in the log. */
export function isUniqueViolationOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "constraint" in cause && typeof cause.constraint === "string" ? cause.constraint : undefined;
}

/** Redirects and "not found" are thrown by Next with a digest; they must reach it. */
export const isControlFlow = (error: unknown): boolean => error instanceof Error && "digest" in error && typeof error.digest === "string" && error.digest.startsWith("NEXT_");

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const plain: unknown[] = [Object.prototype, Array.prototype, Date.prototype, File.prototype, null];

/**
 * NUL and lone surrogates cannot be stored as text, and React's wire format can carry promises, maps and streams that no
 * form of ours has; whoever sends them meant harm or lost half a character.
 */
export function hasUnstorableText(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return value.includes("\u0000") || loneSurrogate.test(value);
  if (typeof value !== "object" || value === null) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  if (depth > 12 || !plain.includes(kind)) return true;
  return Object.entries(value).some(([key, each]) => hasUnstorableText(key, depth + 1) || hasUnstorableText(each, depth + 1));
}
