import { benches } from "./benches";

const name = process.argv[2] ?? "";
const chosen = name === "all" ? Object.keys(benches) : [name];
for (const each of chosen) {
  const bench = Object.entries(benches).find(([key]) => key === each)?.[1];
  if (!bench) {
    console.error(`No bench "${each}". There are: all, ${Object.keys(benches).join(", ")}.`);
    process.exit(2);
  }
  const figures = await bench();
  console.log(JSON.stringify({ bench: each, at: new Date().toISOString(), ...figures }));
}
process.exit(0);
