import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, and the command line in it that people run. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const VELOWAY = join(ROOT, 'packages/cli/bin/veloway.js');

/** Written last by the build, so that the rest is there when it is. */
const BUILT = join(ROOT, 'packages/cli/dist/main.js');
const LOCK = join(ROOT, 'node_modules/.veloway-build');
const LOCK_EXPIRES = 120_000;

/** Builds the packages where they are not built, or their sources have changed since; one test file at a time. */
export async function ensureBuilt(): Promise<void> {
  while (existsSync(LOCK) || !isFresh()) {
    if (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 100));
    else {
      try {
        if (!isFresh()) build();
      } finally {
        rmSync(LOCK, { recursive: true, force: true });
      }
    }
  }
}

function isFresh(): boolean {
  if (!existsSync(BUILT)) return false;
  const built = statSync(BUILT).mtimeMs;
  const packages = ['vtl', 'mapping', 'api', 'soap', 'gateway', 'language-server', 'cli'];
  const sources = packages.map((name) => join(ROOT, 'packages', name, 'src'));
  return sources.every((folder) => filesBelow(folder).every((file) => statSync(file).mtimeMs <= built));
}

/** A folder is made or found in one step, which makes it a lock; one that a killed run left behind expires. */
function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const made = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > LOCK_EXPIRES) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function build(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.js'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`node scripts/build.js\` failed:\n${stdout}${stderr}`);
}

/** @returns the paths of all files below a folder, in a fixed order */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort();
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a shell would with its output piped, and with nothing of the tests' own environment. */
export function veloway(args: readonly string[], { cwd, input = '', env = {} }: RunOptions): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [VELOWAY, ...args], { cwd, input, env: cleanEnvironment(env), encoding: 'utf8' });
}

/** @returns an environment in which no variable turns colours on or off but those that are given */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...more };
}
