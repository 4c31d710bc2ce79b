/** @import { Source } from "./sources.mjs" */

export const isTest = (file) => /\.(test|spec|testing)\.tsx?$|(^|\/)testing(-[a-z]+)?\.ts$/.test(file);

/** The business domain a file belongs to: `orders`, or `` for files of lib/domain itself; undefined elsewhere. */
export function domainOf(file) {
  const [, folder = ""] = file.match(/^lib\/domain\/(?:([^/]+)\/)?/) ?? [undefined, undefined];
  return file.startsWith("lib/domain/") ? folder : undefined;
}

/**
 * What a file of a domain is. A verb takes the transaction first; a view is named get-, list- or search-; an edge talks
 * to the outside; work is what verbs and views share that needs the database; the rest is vocabulary, a noun.
 * @param {Source} source @returns {"verb" | "view" | "edge" | "work" | "noun" | undefined}
 */
export function kindOf({ file, text, imports }) {
  if (domainOf(file) === undefined || isTest(file)) return undefined;
  if (isVerb({ file, text })) return "verb";
  if (/\/(get|list|search)-[^/]+$/.test(file)) return "view";
  if (/\/(gateway|transport)[^/]*\.ts$/.test(file) || imports.some(({ to }) => vendors.test(to))) return "edge";
  const isPure = imports.every(({ to, isType }) => to !== "db/client.ts" && (isType || !/^(db\/|drizzle-orm|node:|pg$|@node-rs\/)/.test(to)));
  return isPure ? "noun" : "work";
}

/** SDKs that reach over the network: only edge files may know them. */
export const vendors = /^(nodemailer|stripe|web-push|@aws-sdk\/|ai$|@ai-sdk\/)/;

/** A change to the world: an exported function that takes the transaction and the permit. */
export function isVerb({ file, text }) {
  return /^lib\/domain\/[^/]+\/[a-z]+-[a-z-]+\.ts$/.test(file) && !/\/(get|list|search)-/.test(file) && /export (async )?function \w+(<[^(]*>)?\(\s*tx: Tx,\s*by: Permit</.test(text);
}
