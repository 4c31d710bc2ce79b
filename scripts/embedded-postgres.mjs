import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serverBinaries, serverUser } from "./embedded-postgres-files.mjs";
import { freePort, isAlive, isPortFree } from "./ports.mjs";

/** @typedef {{ url(database: string): string, socketUrl(database: string): string, port: number, isOurs: boolean, stop(): Promise<void>, isRunning(): boolean, crash(): void }} Server */

const isRunningAsRoot = process.getuid?.() === 0;
const everywhere = ["listen_addresses=127.0.0.1", "timezone=UTC", "log_timezone=UTC", "jit=off",
  "random_page_cost=1.1", "max_parallel_workers_per_gather=0"];
const durable = ["shared_buffers=256MB", "work_mem=16MB", "maintenance_work_mem=128MB", "max_wal_size=2GB", "max_connections=120"];
const throwaway = ["shared_buffers=128MB", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal",
  "max_wal_senders=0", "max_connections=300"];

/**
 * Starts PostgreSQL on a folder, creating the folder first, or joins the server that already runs on it. A server
 * whose starter is gone is adopted; one whose starter lives is only used, and `stop` leaves it running.
 * @param {{ folder: string, port: number, mayMove?: boolean, isThrowaway?: boolean, say?: (line: string) => void }} options
 *   mayMove: take any free port when `port` is taken
 * @returns {Promise<Server>}
 */
export async function startPostgres({ folder, port, mayMove = false, isThrowaway = false, say = () => {} }) {
  const root = path.resolve(folder);
  const binaries = await serverBinaries();
  const user = serverUser();
  const ownerFile = `${root}.owner`;
  fs.mkdirSync(path.dirname(root), { recursive: true });

  const running = runningServer(root);
  if (running) {
    const owner = Number(readIfThere(ownerFile));
    const isOurs = !isAlive(owner);
    if (isOurs) fs.writeFileSync(ownerFile, String(process.pid));
    say(isOurs ? "joined the database server left by an earlier run" : `using the database server started by process ${owner}`);
    return server(root, running.pid, running.port, isOurs, isThrowaway);
  }

  initialise(root, binaries, user, isThrowaway, say);
  const chosen = await choosePort(port, mayMove);
  fs.writeFileSync(ownerFile, String(process.pid));
  const pid = await launch(root, binaries, user, chosen, isThrowaway);
  return server(root, pid, chosen, true, isThrowaway);
}

/**
 * A server that forgets: no safety against power loss, its folder removed when it stops. Leftovers of runs that were
 * killed are removed first.
 * @returns {Promise<Server>}
 */
export async function startThrowawayPostgres() {
  const prefix = "throughline-pg-";
  for (const name of fs.readdirSync(os.tmpdir())) {
    const [, owner] = name.match(/^throughline-pg-(\d+)-\w+$/) ?? [];
    if (!owner || isAlive(Number(owner))) continue;
    const left = path.join(os.tmpdir(), name);
    const orphan = runningServer(path.join(left, "data"));
    if (orphan) process.kill(orphan.pid, "SIGQUIT");
    fs.rmSync(left, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  if (isRunningAsRoot) fs.chmodSync(folder, 0o755);
  const server = await startPostgres({ folder: path.join(folder, "data"), port: 0, mayMove: true, isThrowaway: true });
  return { ...server, stop: () => server.stop().finally(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })) };
}

/**
 * Creates a database if it is not there.
 * @param {string} url address of the database to create @param {{ startOver?: boolean }} [options] startOver: drop it first
 */
export async function ensureDatabase(url, { startOver = false } = {}) {
  const { default: pg } = await import("pg");
  const target = new URL(url);
  const name = target.pathname.slice(1);
  target.pathname = "/postgres";
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  try {
    if (startOver) await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The address of a database on a folder's server, if that server runs. @returns {string | undefined} */
export function runningUrl(folder, database) {
  const running = runningServer(path.resolve(folder));
  return running && address(path.resolve(folder), running.port, database);
}

function server(root, pid, port, isOurs, isThrowaway) {
  return {
    port,
    isOurs,
    url: (database) => address(root, port, database),
    socketUrl: (database) => address(root, port, database, socketFolder(root, isThrowaway)),
    async stop() {
      if (!isOurs) return;
      await stopServer(root, pid, isThrowaway ? "SIGQUIT" : "SIGINT");
      fs.rmSync(`${root}.owner`, { force: true });
    },
    isRunning: () => isAlive(pid),
    crash: () => process.kill(pid, "SIGKILL"),
  };
}

function address(root, port, database, host = "127.0.0.1") {
  return `postgresql://postgres:${fs.readFileSync(`${root}.password`, "utf8").trim()}@${encodeURIComponent(host)}:${port}/${database}`;
}

/** Where a server that forgets can be reached past the network, which costs both ends a fifth less. Its own folder is short and anybody's to enter. */
function socketFolder(root, isThrowaway) {
  return isThrowaway && process.platform !== "win32" ? path.join(path.dirname(root), "socket") : undefined;
}

/** SIGINT is PostgreSQL's fast, clean stop; SIGQUIT stops at once and leaves recovery to a next start. */
async function stopServer(root, pid, signal) {
  if (process.platform === "win32") {
    const { pg_ctl } = await serverBinaries();
    spawnSync(pg_ctl, ["stop", "-D", root, "-m", "fast", "-w"]);
    return;
  }
  if (isAlive(pid)) process.kill(pid, signal);
  for (let waited = 0; isAlive(pid); waited += 25) {
    if (waited > 30_000) throw new Error(`PostgreSQL (process ${pid}) did not stop within 30 seconds`);
    await pause(25);
  }
}

/** The postmaster at work on a folder, told apart from a stranger that got a dead server's process number. */
function runningServer(root) {
  const [pidLine, , , portLine] = (readIfThere(path.join(root, "postmaster.pid")) ?? "").split("\n");
  const pid = Number(pidLine);
  if (!isAlive(pid)) return undefined;
  if (isPostgresOn(pid, root)) return { pid, port: Number(portLine) };
  fs.rmSync(path.join(root, "postmaster.pid"), { force: true });
  return undefined;
}

function isPostgresOn(pid, root) {
  try {
    if (process.platform === "linux") return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(root);
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).includes("postgres");
  } catch {
    return false;
  }
}

/** Builds the cluster beside its final place, so that an interrupted attempt never looks finished. */
function initialise(root, binaries, user, isThrowaway, say) {
  if (fs.existsSync(path.join(root, "global", "pg_control"))) return;
  if (fs.existsSync(root) && fs.readdirSync(root).length > 0) {
    const aside = `${root}.unfinished-${Date.now()}`;
    fs.renameSync(root, aside);
    say(`${root} held no complete database; it was moved to ${aside}`);
  }
  const fresh = `${root}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.rmSync(root, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  const password = randomBytes(18).toString("base64url");
  const passwordFile = path.join(fresh, "..", `.password-${randomBytes(6).toString("hex")}`);
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const item of [fresh, passwordFile]) fs.chownSync(item, user.uid, user.gid);
  try {
    refuseUnreachable(binaries.postgres, fresh, user);
    const flags = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    if (isThrowaway) flags.push("--no-sync", "--no-instructions");
    const { status, stderr, error } = spawnSync(binaries.initdb, [`--pgdata=${fresh}`, `--pwfile=${passwordFile}`, ...flags],
      { ...user, cwd: fresh, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
    if (status !== 0) throw new Error(`PostgreSQL could not create its data folder ${fresh}:\n${error?.message ?? stderr}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.writeFileSync(`${root}.password`, password, { mode: 0o600 });
  fs.renameSync(fresh, root);
}

function refuseUnreachable(binary, folder, user) {
  if (!user) return;
  const probe = spawnSync("/bin/sh", ["-c", 'test -x "$0" && cd "$1"', binary, folder], { ...user, cwd: "/", encoding: "utf8" });
  if (probe.status === 0) return;
  throw new Error(
    `PostgreSQL may not run as root, so it runs as the user "postgres", and that user cannot reach\n  ${binary}\n  ${folder}\n` +
      "Put the project into a folder that every user may enter (for example under /srv or /opt), run it as an ordinary user, or set DATABASE_URL.",
  );
}

async function choosePort(port, mayMove) {
  if (port && (await isPortFree(port))) return port;
  if (mayMove) return freePort();
  throw new Error(`Port ${port} is taken by another program. Choose another one for the database with PGPORT=…`);
}

async function launch(root, binaries, user, port, isThrowaway) {
  const sockets = socketFolder(root, isThrowaway);
  if (sockets) makeFolder(sockets, user);
  const settings = [...everywhere, `unix_socket_directories=${sockets ?? ""}`, ...(isThrowaway ? throwaway : durable)].flatMap((setting) => ["-c", setting]);
  const logFile = `${root}.log`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    const output = fs.openSync(logFile, "w");
    // Its own process group: Ctrl-C in the terminal reaches the server only through stop(), after its clients.
    const child = spawn(binaries.postgres, ["-D", root, "-p", String(port), ...settings],
      { ...user, cwd: root, detached: true, stdio: ["ignore", output, output], env: { ...process.env, LC_ALL: "C" } });
    fs.closeSync(output);
    let failure;
    child.once("error", (error) => (failure = error.message));
    child.once("exit", (code) => (failure ??= `exit code ${code}`));
    child.unref();
    while (!failure && Date.now() < deadline) {
      const lines = (readIfThere(path.join(root, "postmaster.pid")) ?? "").split("\n");
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return child.pid;
      await pause(20);
    }
    const said = readIfThere(logFile) ?? "";
    // Sessions of a server that was killed need a moment to notice.
    if (said.includes("shared memory block") && Date.now() < deadline) {
      await pause(250);
      continue;
    }
    throw new Error(`PostgreSQL did not start on ${root} (${failure ?? "no answer in a minute"}):\n${said.trim().split("\n").slice(-12).join("\n")}`);
  }
}

function makeFolder(folder, owner) {
  fs.mkdirSync(folder, { recursive: true });
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
