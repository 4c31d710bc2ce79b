import { domainOf, isTest, kindsOf, vendors } from "./kinds.mjs";
/** @import { Import, Source } from "./sources.mjs" */

/** A folder imports only from earlier lines; identity is everybody's, for permits. What is not listed is the last line. */
const order = [["identity"], ["locations", "catalog", "rollout"], ["pricing", "inventory"], ["payments", "search"], ["carts"], ["fulfillment"], ["orders"], ["loyalty"]];
const lineOf = (domain) => (order.findIndex((line) => line.includes(domain)) + order.length + 1) % (order.length + 1);

/** @typedef {{ name: string, why: string, from: (file: string) => boolean, to: (edge: Import, kinds: Map<string, string | undefined>) => boolean }} Rule */

/** @type {Rule[]} */
export const rules = [
  {
    name: "pages-show",
    why: "a page asks views, shows components and offers actions; changes go through lib/actions, queries belong in views",
    from: inRoom("app"),
    to: (edge, kinds) => ofDatabase(edge) || kinds.get(edge.to) === "verb" || kinds.get(edge.to) === "work" || inRoom("scripts", "bench", "e2e")(edge.to),
  },
  {
    name: "routes-only-call-endpoints",
    why: "app/api only calls lib/endpoints, where the frame for machines checks and answers",
    from: (file) => /^app\/api\/.*route\.tsx?$/.test(file),
    to: ({ to, isPackage }, kinds) => !isPackage && ["view", "verb", "work", "edge"].includes(kinds.get(to) ?? ""),
  },
  {
    name: "components-get-plain-data",
    why: "a component gets plain data as props: no views, verbs, database, session or headers in it",
    from: inRoom("components"),
    to: (edge, kinds) =>
      ofDatabase(edge) || (!edge.isType && domainOf(edge.to) !== undefined && kinds.get(edge.to) !== "noun") ||
      inRoom("app", "lib/endpoints", "scripts", "bench")(edge.to) || edge.to === "lib/session.ts" || edge.to === "next/headers",
  },
  {
    name: "session-knows-identity-only",
    why: "lib/session.ts says who is asking; everything else about that person is another domain's",
    from: (file) => file === "lib/session.ts",
    to: ({ to }) => ofQueries(to) || !["identity", "", undefined].includes(domainOf(to)) || inRoom("lib/actions", "lib/endpoints", "components", "app")(to),
  },
  {
    name: "doors-do-not-query",
    why: "actions and endpoints parse, permit and call verbs; tables and queries stay in the domain",
    from: inRoom("lib/actions", "lib/endpoints"),
    to: ({ to }) => ofQueries(to) || inRoom("components", "app", "scripts")(to) || /^react(\/|$|-dom)/.test(to),
  },
  { name: "tools-have-no-screens", why: "scripts, benches and the worker run without React", from: inRoom("scripts", "bench", "instrumentation.ts"), to: ({ to }) => inRoom("components", "app")(to) },
  { name: "proxy-is-optimistic", why: "proxy.ts runs before everything and knows the kernel only; permission is the domain's", from: inRoom("proxy.ts"), to: ({ to, isPackage }) => !isPackage && !inRoom("lib/kernel")(to) },
  {
    name: "domain-knows-no-screens",
    why: "the business runs without Next.js, React and doors (templates of mails are React, they are the exception)",
    from: inRoom("lib/domain"),
    to: ({ file, to }) => /^next(\/|$|-auth)/.test(to) || (/^react(\/|$|-dom)/.test(to) && !file.startsWith("lib/domain/messaging/")) || inRoom("app", "components", "lib/actions", "lib/endpoints", "lib/session.ts", "scripts")(to),
  },
  {
    name: "domain-order",
    why: `a domain imports only from earlier lines: ${order.map((line) => line.join(" · ")).join(" → ")} → everything else. Later ones hear of it through events`,
    from: (file) => !!domainOf(file),
    to: ({ file, to }) => !!domainOf(to) && domainOf(to) !== domainOf(file) && domainOf(to) !== "identity" && lineOf(domainOf(to)) >= lineOf(domainOf(file)),
  },
  {
    name: "jobs-come-last",
    why: "jobs.ts knows every domain, so a domain that imported it would know them too; promise a job with record() or schedule()",
    from: inRoom("lib/domain"),
    to: ({ file, to }) => /^lib\/domain\/jobs[^/]*\.ts$/.test(to) && !file.startsWith("lib/domain/jobs"),
  },
  { name: "views-never-write", why: "a view answers a question and calls no verb", from: () => true, to: ({ file, to, isType }, kinds) => kinds.get(file) === "view" && kinds.get(to) === "verb" && !isType },
  { name: "edges-hold-no-transaction", why: "an edge file talks to the outside and must not reach the database while it waits", from: () => true, to: ({ file, to }, kinds) => kinds.get(file) === "edge" && to === "db/client.ts" },
  { name: "vendors-at-the-edge", why: "only edge files (gateway, transport) know a vendor's SDK", from: (file) => inRoom("app", "components", "lib")(file) && !/\/(gateway|transport)[^/]*\.ts$/.test(file), to: ({ to, isType }) => vendors.test(to) && !isType },
  { name: "auth-in-session", why: "lib/session.ts is the only importer of next-auth", from: (file) => file !== "lib/session.ts", to: ({ to }) => to.startsWith("next-auth") },
  {
    name: "kernel-is-plumbing",
    why: "the kernel has no business words and no Next.js; of the database it knows types",
    from: inRoom("lib/kernel"),
    to: ({ to, isType }) => inRoom("lib/domain", "lib/actions", "lib/endpoints", "lib/session.ts", "app", "components")(to) || /^next(\/|$)/.test(to) || (inRoom("db")(to) && !isType),
  },
  { name: "database-is-below", why: "db/ knows no doors and no screens", from: inRoom("db"), to: ({ to }) => inRoom("app", "components", "lib/actions", "lib/endpoints", "lib/session.ts")(to) },
  { name: "schema-is-below", why: "the schema is below the domain: it may borrow its types, never its code", from: inRoom("db/schema", "db/client.ts", "db/pool.ts", "db/migrate.ts"), to: ({ to, isType }) => inRoom("lib/domain")(to) && !isType },
  { name: "one-driver", why: "only db/, tools and tests know the driver", from: (file) => inRoom("app", "components", "lib")(file) && !/\/(gateway-test|test-gateway-tables)\.ts$/.test(file), to: ({ to, isType }) => /^(pg|postgres)$/.test(to) && !isType },
  { name: "tests-are-not-imported", why: "test code stays out of the product; benches build their world with it", from: (file) => !inRoom("bench")(file), to: ({ to }) => !to.includes("node_modules") && isTest(to) },
].map((rule) => ({ ...rule, from: (file) => (!isTest(file) || rule.name === "domain-order") && rule.from(file) }));

/**
 * Every import that no room allows. @param {Source[]} sources @returns {string[]}
 */
export function brokenRules(sources) {
  const kinds = kindsOf(sources);
  return sources.flatMap(({ imports }) => imports).flatMap((edge) =>
    rules.filter((rule) => rule.from(edge.file) && rule.to(edge, kinds)).map((rule) => `${rule.name}: ${edge.file} imports ${edge.to}\n    ${rule.why}`),
  );
}

function inRoom(...places) {
  return (file) => places.some((place) => file === place || file.startsWith(`${place}/`));
}

function ofQueries(to) {
  return inRoom("db/schema")(to) || to.startsWith("drizzle-orm");
}

function ofDatabase({ to }) {
  return inRoom("db")(to) || /^(drizzle-orm|pg$|postgres$)/.test(to);
}
