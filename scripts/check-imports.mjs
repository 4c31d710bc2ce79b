// The architecture's table of rooms, the order of domains, no cycles, no loose ends: node scripts/check-imports.mjs
import { cycles, looseEnds } from "./rooms/graph-rules.mjs";
import { brokenRules } from "./rooms/import-rules.mjs";
import { readSources } from "./rooms/sources.mjs";

const sources = readSources();
const broken = [...brokenRules(sources), ...cycles(sources), ...looseEnds(sources)];
for (const line of broken) console.log(line);
console.log(`${sources.length} files, ${broken.length} broken rules`);
process.exitCode = broken.length > 0 ? 1 : 0;
