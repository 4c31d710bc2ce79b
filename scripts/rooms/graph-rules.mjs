import { isTest } from "./kinds.mjs";
/** @import { Source } from "./sources.mjs" */

/** Files that something outside the source starts: Next.js, a command, a test runner, a configuration's reader. */
const entries = /^(app\/.*\/?(page|layout|route|error|global-error|not-found|loading|template|default|robots|sitemap|manifest|icon|apple-icon|opengraph-image)\.tsx?|scripts\/(rooms\/)?[^/]+|bench\/.+|[^/]+|db\/schema\/.+|e2e\/.+)$|\.d\.ts$/;

/** Groups of files that import each other, types included. @param {Source[]} sources @returns {string[]} */
export function cycles(sources) {
  const next = new Map(sources.map(({ file, imports }) => [file, imports.filter(({ isPackage }) => !isPackage).map(({ to }) => to)]));
  const found = [];
  const state = new Map();
  for (const { file } of sources) visit(file, []);
  return found;

  function visit(file, trail) {
    if (state.get(file) === "done" || !next.has(file)) return;
    if (state.get(file) === "open") {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(" → ")}`);
      return;
    }
    state.set(file, "open");
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    state.set(file, "done");
  }
}

/** Files nobody imports and nothing starts, and imports that lead nowhere. @param {Source[]} sources @returns {string[]} */
export function looseEnds(sources) {
  const files = new Set(sources.map(({ file }) => file));
  const imported = new Set(sources.filter(({ file }) => !isTest(file)).flatMap(({ imports }) => imports).map(({ to }) => to));
  const orphans = sources.filter(({ file }) => !imported.has(file) && !entries.test(file) && !isTest(file) && !file.startsWith("db/testing"));
  const waiting = new Set(["lib/domain/inventory/receive-stock.ts"]); // a movement of the ledger; its screens come with purchasing
  const missing = sources.flatMap(({ imports }) => imports).filter(({ to, isPackage }) => !isPackage && !files.has(to) && !/\.\w+$/.test(to));
  return [
    ...orphans.filter(({ file }) => !waiting.has(file)).map(({ file }) => `orphan: nothing but tests uses ${file}: use it or remove it`),
    ...missing.map(({ file, to }) => `missing: ${file} imports ${to}, which is not there`),
  ];
}
