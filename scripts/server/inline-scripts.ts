import { sha256 } from "@/lib/kernel/content-security-policy";

const string = String.raw`"(?:[^"\\\n]|\\.)*"`;
const list = String.raw`\[(?:${string}|\d+|,)*\]`;

/** Exactly what Next writes into a prerendered document: calls with literal arguments, nothing that could run more. */
const nextShapes = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)$/,
  new RegExp(String.raw`^self\.__next_f\.push\(\[[13],${string}\]\)$`),
  new RegExp(
    String.raw`^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":${list},"runtimeModuleIds":${list}\}\);$`,
  ),
];

/** The CSP sources of the inline scripts that Next itself wrote. Anything else inline stays refused by the policy. */
export function inlineScriptSources(html: string): string[] {
  const sources = new Set<string>();
  for (const [, script = ""] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    if (nextShapes.some((shape) => shape.test(script))) sources.add(sha256(script));
  }
  return [...sources];
}
