import fs from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "schemas");

/** The protocol's published documents, for tests that run without a network: schemas as they are, and for its pages a word on where they are. */
export function readDocument(name: string): Response {
  const [version = "", ...rest] = name.split("/");
  const file = rest.join("/");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version) || !fs.existsSync(path.join(folder, version)) || !/^[a-z0-9_./-]+$/.test(file) || file.includes("..")) return Response.json({ detail: "There is no such document." }, { status: 404 });
  if (file.startsWith("specification/")) {
    const page = `https://ucp.dev/${version === "2026-01-11" ? "" : `${version}/`}${file}`;
    return new Response(`<!doctype html><html lang="en"><meta charset="utf-8"><title>UCP ${version}</title><p>The text of this page is published at <a href="${page}">${page}</a>.</p></html>`, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
  // Before 2026-04-08 the files are split by who writes; an answer's is the one that is published under the bare name.
  const found = [file, file.replace(/\.json$/, "_resp.json")].map((one) => path.join(folder, version, one)).find((one) => fs.existsSync(one));
  return found ? new Response(fs.readFileSync(found), { headers: { "content-type": "application/json" } }) : Response.json({ detail: "There is no such document." }, { status: 404 });
}
