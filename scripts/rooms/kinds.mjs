/** @import { Source } from "./sources.mjs" */

export const isTest = (file) => /\.(test|spec|testing)\.tsx?$|(^|\/)testing(-[a-z]+)?\.ts$/.test(file);

/** The business domain a file belongs to: `orders`, or `` for files of lib/domain itself; undefined elsewhere. */
export function domainOf(file) {
  const [, folder = ""] = file.match(/^lib\/domain\/(?:([^/]+)\/)?/) ?? [undefined, undefined];
  return file.startsWith("lib/domain/") ? folder : undefined;
}

/**
 * What each file of a domain is. A verb takes the transaction and the permit; a view answers from a Reader, `db` by
 * itself; an edge talks to the outside; work is what else needs the database or an edge; the rest is vocabulary, nouns.
 * @param {Source[]} sources @returns {Map<string, "verb" | "view" | "edge" | "work" | "noun">}
 */
export function kindsOf(sources) {
  const kinds = new Map();
  const domain = sources.filter(({ file }) => domainOf(file) !== undefined && !isTest(file));
  for (const source of domain) kinds.set(source.file, kindByItself(source));
  for (let size = -1; size !== count(kinds, "noun"); ) {
    size = count(kinds, "noun");
    for (const { file, imports } of domain) {
      const needsMore = imports.some(({ to, isType }) => !isType && kinds.has(to) && kinds.get(to) !== "noun");
      if (kinds.get(file) === "noun" && needsMore) kinds.set(file, "work");
    }
  }
  return kinds;
}

function kindByItself({ file, text, imports }) {
  if (isVerb({ file, text })) return "verb";
  if (/\bfrom: Reader = db\b/.test(text)) return "view";
  if (/\/(gateway|transport)[^/]*\.ts$/.test(file) || imports.some(({ to, isType }) => !isType && vendors.test(to))) return "edge";
  const isPure = imports.every(({ to, isType }) => to !== "db/client.ts" && (isType || !/^(db\/|drizzle-orm|node:|pg$|@node-rs\/)/.test(to)));
  return isPure ? "noun" : "work";
}

function count(kinds, wanted) {
  return [...kinds.values()].filter((kind) => kind === wanted).length;
}

/** SDKs that reach over the network: only edge files may know them. */
export const vendors = /^(nodemailer|stripe|web-push|@aws-sdk\/|ai$|@ai-sdk\/)/;

/** A change to the world: an exported function that takes the transaction and the permit. */
export function isVerb({ file, text }) {
  return /^lib\/domain\/[^/]+\/[a-z]+-[a-z-]+\.ts$/.test(file) && !/\/(get|list|search)-/.test(file) && /export (async )?function \w+(<[^(]*>)?\(\s*tx: Tx,\s*by: Permit</.test(text);
}
