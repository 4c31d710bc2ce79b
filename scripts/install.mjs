import fs from "node:fs";
import path from "node:path";
import { runCommand } from "./app.mjs";

const oldestNode = [20, 19];

/**
 * Installs the dependencies when they are missing or differ from package-lock.json. Uses nothing but Node itself.
 * @param {string} root @param {(line: string) => void} say
 */
export async function installDependencies(root, say) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Error(`Node ${oldestNode.join(".")} or newer is needed; this is ${process.versions.node}.`);
  }
  if (isInstalled(root)) return;
  say("installing dependencies (npm ci)");
  const { code, output } = await runCommand("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root, shell: process.platform === "win32",
    // Tests need the development dependencies whatever the surroundings say.
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
}

/** npm notes what it installed; packages for other machines (optional) and unmet peers are rightly absent. */
function isInstalled(root) {
  const installed = packagesOf(path.join(root, "node_modules/.package-lock.json"));
  if (!installed) return false;
  const wanted = packagesOf(path.join(root, "package-lock.json")) ?? {};
  return Object.entries(wanted).every(([place, item]) =>
    place === "" || item.optional || item.devOptional || item.peer || installed[place]?.version === item.version,
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
