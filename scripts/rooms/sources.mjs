import fs from "node:fs";
import path from "node:path";
import { builtinModules } from "node:module";
import { parseSync } from "oxc-parser";

/**
 * @typedef {{ file: string, to: string, isType: boolean, isPackage: boolean }} Import `to` is a file of ours from the
 *   root, or a package's name (`next/headers` keeps its path)
 * @typedef {{ file: string, text: string, imports: Import[] }} Source
 */

export const root = path.resolve(import.meta.dirname, "../..");
const rooms = ["app", "components", "lib", "db", "scripts", "bench", "e2e"];
const endings = ["", ".ts", ".tsx", ".mjs", ".js", ".d.ts", "/index.ts", "/index.tsx"];

/** Every source file of ours. @returns {Source[]} */
export function readSources() {
  const top = fs.readdirSync(root).filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith(".d.ts"));
  const files = [...top, ...rooms.flatMap((room) => filesUnder(room))];
  const isThere = (file) => fs.existsSync(path.join(root, file)) && fs.statSync(path.join(root, file)).isFile();
  return files.map((file) => sourceOf(file, fs.readFileSync(path.join(root, file), "utf8"), isThere));
}

/**
 * One file and what it imports; exported for the tests of the rules, which hand in texts that break them.
 * @param {string} file @param {string} text @param {(file: string) => boolean} isThere @returns {Source}
 */
export function sourceOf(file, text, isThere) {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const found = [];
  for (const each of module.staticImports) {
    found.push([each.moduleRequest.value, each.entries.length > 0 && each.entries.every((entry) => entry.isType)]);
  }
  for (const each of module.staticExports.flatMap(({ entries }) => entries)) {
    if (each.moduleRequest) found.push([each.moduleRequest.value, each.isType]);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const [, literal] = text.slice(moduleRequest.start, moduleRequest.end).match(/^["'`]([^"'`$]+)["'`]$/) ?? [];
    if (literal) found.push([literal, false]);
  }
  return { file, text, imports: found.map(([request, isType]) => ({ file, isType, ...resolve(file, request, isThere) })) };
}

function resolve(file, request, isThere) {
  const ours = request.startsWith("@/") ? request.slice(2) : request.startsWith(".") ? path.posix.join(path.posix.dirname(file), request) : undefined;
  if (ours === undefined) return { to: builtinModules.includes(request) ? `node:${request}` : request, isPackage: true };
  const ending = endings.find((each) => isThere(ours + each));
  return { to: ours + (ending ?? ""), isPackage: false };
}

function filesUnder(folder) {
  const place = path.join(root, folder);
  if (!fs.existsSync(place)) return [];
  return fs.readdirSync(place, { withFileTypes: true }).flatMap((item) => {
    const inside = path.posix.join(folder, item.name);
    if (item.isDirectory()) return item.name === "node_modules" || item.name.startsWith(".next") || inside === "bench/floor" ? [] : filesUnder(inside);
    return /\.(ts|tsx|mjs)$/.test(item.name) ? [inside] : [];
  });
}
