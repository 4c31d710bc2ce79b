import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "./ports.mjs";

/**
 * Makes sure that one data folder serves one shop. `note` remembers a program of this run, so that the next run can end
 * what a killed one left behind.
 * @param {string} folder @param {number} port
 * @returns {Promise<{ note(pid: number): void, release(): void }>}
 */
export async function lockDataFolder(folder, port) {
  const file = path.join(folder, "demo.lock");
  for (;;) {
    try {
      fs.writeFileSync(file, `${process.pid} ${port}\n`, { flag: "wx" });
      return { note: (pid) => fs.appendFileSync(file, `${pid}\n`), release: () => fs.rmSync(file, { force: true }) };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const [first = "", ...children] = fs.readFileSync(file, "utf8").trim().split("\n");
    const [pid, otherPort] = first.split(" ").map(Number);
    if (isRunning(pid, "demo.mjs")) {
      throw new Error(`A shop already runs on this data: process ${pid}, http://localhost:${otherPort}. Stop it first, or run another one from a second clone.`);
    }
    for (const child of children.map(Number)) await end(child);
    fs.rmSync(file, { force: true });
  }
}

async function end(pid) {
  const isOurs = () => isRunning(pid, "scripts/start.ts") || isRunning(pid, "scripts/worker.ts");
  for (let waited = 0; isOurs(); waited += 100) {
    process.kill(pid, waited < 10_000 ? "SIGTERM" : "SIGKILL");
    await pause(100);
  }
}

/** Process numbers are used again, so the program is looked at too. */
function isRunning(pid, program) {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(program);
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).includes(program);
  } catch {
    return process.platform === "win32";
  }
}
