import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The shell first: the same engine without the windows around it, which no test looks at. */
const usualNames = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the tests: CHROMIUM_PATH, one on this machine, Playwright's own download, else Debian's package when
 * we may install it.
 * @param {(line: string) => void} say @returns {Promise<string>}
 */
export async function findBrowser(say) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
    return named;
  }
  const installed = onPath() ?? (await downloaded());
  if (installed) return installed;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { env });
    for (const name of ["chromium-headless-shell", "chromium"]) {
      say(`installing ${name} with apt-get`);
      const { stderr } = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { env, encoding: "utf8" });
      const found = onPath();
      if (found) return found;
      say(stderr.trim());
    }
  }
  throw new Error("No Chromium was found. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH.");
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return usualNames.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

async function downloaded() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && fs.existsSync(file) ? file : undefined;
}
