import path from "node:path";
import { domainOf, isTest, isVerb, kindsOf } from "./kinds.mjs";
/** @import { Source } from "./sources.mjs" */

const longest = 250;
/** Seeds and what measures: they fill databases of their own, where no verb exists for it. */
const onScratch = /^(db|bench|scripts\/eval)\//;

/**
 * What imports cannot say about the rooms. @param {Source[]} sources @returns {string[]} one line for each break
 */
export function brokenHabits(sources) {
  const tables = ownersOf(sources);
  const kinds = kindsOf(sources);
  const product = sources.filter(({ file }) => !isTest(file));
  return [
    ...product.flatMap(serverDirective),
    ...product.filter(({ file }) => !onScratch.test(file)).flatMap((source) => foreignWrites(source, tables, kinds.get(source.file) === "view")),
    ...product.flatMap(castToPermit),
    ...product.flatMap(readsEnvironment),
    ...product.flatMap(tooLong),
    ...product.filter(isVerb).flatMap((verb) => untested(verb, sources)),
    ...staleTags(product),
  ];
}

function serverDirective({ file, text }) {
  const isThere = /^\s*["']use server["']/m.test(text);
  return isThere && !file.startsWith("lib/actions/") ? [`use-server: ${file}: server actions live in lib/actions only, where the door frame parses, permits and commits`] : [];
}

/** Tables by what source calls them: the constant of a schema file, and the name in SQL. */
function ownersOf(sources) {
  const byConstant = new Map();
  const bySql = new Map();
  for (const { file, text } of sources) {
    const [, domain] = file.match(/^db\/schema\/([a-z-]+)\.ts$/) ?? [];
    if (!domain) continue;
    for (const [, constant, name] of text.matchAll(/export const (\w+) = (?:pgTable|\w+\.table)\(\s*"(\w+)"/g)) {
      byConstant.set(`${domain}.${constant}`, domain);
      bySql.set(name, domain);
    }
  }
  return { byConstant, bySql };
}

/** The file of the schema that lib/domain's own files may write: the log of what happened. */
const commonGround = "events";

function foreignWrites({ file, text }, { byConstant, bySql }, isView) {
  const imported = importedTables(text);
  const written = [];
  for (const [, verb, name] of text.matchAll(/\.(insert|update|delete)\(\s*(\w+)\s*\)/g)) written.push([verb, name, byConstant.get(imported.get(name))]);
  for (const [, verb, name] of text.matchAll(/\b(insert into|update|delete from)\s+\$\{(\w+)\}/gi)) written.push([verb, name, byConstant.get(imported.get(name))]);
  for (const [, verb, name] of text.matchAll(/\b(insert into|delete from)\s+"?(\w+)"?/gi)) written.push([verb, name, bySql.get(name)]);
  for (const [, name] of text.matchAll(/\bupdate\s+"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b/gi)) written.push(["update", name, bySql.get(name)]);

  const own = domainOf(file) === "" ? commonGround : domainOf(file);
  return written.filter(([, , owner]) => owner && (owner !== own || isView)).map(([verb, name, owner]) =>
    owner === own ? `view-writes: ${file}: a view never writes (${verb} ${name})`
      : `foreign-write: ${file}: ${verb} ${name}, a table of ${owner}: write where you own (lib/domain/${owner === commonGround ? "record.ts" : owner}), read where you like`,
  );
}

function importedTables(text) {
  const imported = new Map();
  for (const [, names = "", domain] of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']@\/db\/schema\/([a-z-]+)["']/g)) {
    for (const each of names.split(",")) {
      const [constant = "", local = constant] = each.trim().split(/\s+as\s+/);
      imported.set(local, `${domain}.${constant}`);
    }
  }
  return imported;
}

function castToPermit({ file, text }) {
  if (file === "lib/domain/identity/permit.ts" || !/\bas\s+(?:unknown\s+as\s+)?Permit\b(?!Context)/.test(text)) return [];
  return [`cast-to-permit: ${file}: only permit() makes a permit; a cast would be a forgotten check`];
}

function readsEnvironment({ file, text }) {
  if (!file.startsWith("lib/domain/") || !text.includes("process.env")) return [];
  return [`environment: ${file}: configuration is read once, in lib/kernel/env.ts`];
}

function tooLong({ file, text }) {
  const lines = text.trimEnd().split("\n").length;
  if (lines <= longest || /^db\/(schema|seed)\//.test(file)) return [];
  return [`too-long: ${file} has ${lines} lines, ${longest} at most: split it by meaning`];
}

/** A verb that only its own domain's verbs use is a step of theirs, tested with them. */
function untested({ file }, sources) {
  const folder = path.dirname(file);
  const users = sources.filter((other) => other.file !== file && other.imports.some(({ to }) => to === file));
  const isTested = users.some((other) => /\.test\.tsx?$/.test(other.file) && path.dirname(other.file) === folder);
  const outside = users.filter((other) => !isTest(other.file));
  const isStep = outside.length > 0 && outside.every((other) => path.dirname(other.file) === folder);
  return isTested || isStep ? [] : [`untested-verb: ${file}: no test beside it uses it; write ${file.replace(/\.ts$/, ".db.test.ts")}`];
}

/** A page that is kept under a tag which no change expires would show yesterday's shop. */
function staleTags(product) {
  const list = product.find(({ file }) => file === "lib/kernel/tags.ts")?.text ?? "";
  const isUsed = (name, room) => product.some(({ file, text }) => room.test(file) && file !== "lib/kernel/tags.ts" && new RegExp(`\\btags\\.${name}\\b`).test(text));
  return [...list.matchAll(/^  (\w+):/gm)].map(([, name]) => name).filter((name) => isUsed(name, /^app\//) && !isUsed(name, /^(lib|scripts)\//))
    .map((name) => `stale-tag: lib/kernel/tags.ts: pages are kept under "${name}", and no action, endpoint or import expires it`);
}
