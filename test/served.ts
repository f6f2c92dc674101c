import { spawn } from 'node:child_process';
import { cleanEnvironment, VELOWAY } from './veloway.js';

/** `veloway serve` in a process of its own, as people run it in a pipe. */
export interface Served {
  /** The URL of the stage, once it is told: `http://127.0.0.1:41234/dev`. */
  readonly url: string;
  /** What it printed so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Waits until something is printed to the standard error, after what an earlier call waited for. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Writes a line to the standard input. */
  readonly type: (line: string) => void;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Its exit code, once it ended. */
  readonly ended: Promise<number | null>;
}

/** Milliseconds for what takes one, so that it fails on no machine. */
const PATIENCE = 20_000;

const running = new Set<Served>();

/** Ends what tests have left behind. */
export async function endServed(): Promise<void> {
  for (const served of running) served.signal('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
}

export interface ServeInit {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Serves on a port that is free, and waits until it does. */
export async function serve(args: readonly string[], { cwd, input, env }: ServeInit): Promise<Served> {
  const child = spawn(process.execPath, [VELOWAY, 'serve', '--port', '0', ...args], {
    cwd,
    env: cleanEnvironment(env),
  });
  let out = '';
  let err = '';
  let seen = 0;
  let hasEnded = false;
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const check of [...waiting]) check();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    changed();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    changed();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      hasEnded = true;
      running.delete(served);
      resolve(code);
      changed();
    });
  });
  const until = <T>(found: () => T | undefined, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(patience);
        waiting.delete(check);
      };
      const giveUp = (): void => {
        stop();
        reject(new Error(`It never came so far that ${what}:\n${out}${err}`));
      };
      const patience = setTimeout(giveUp, PATIENCE);
      const check = (): void => {
        const value = found();
        if (value === undefined) {
          if (hasEnded) giveUp();
          return;
        }
        stop();
        resolve(value);
      };
      waiting.add(check);
      check();
    });
  const served = {
    url: '',
    out: () => out,
    err: () => err,
    says: (pattern: RegExp) =>
      until(() => {
        const found = pattern.exec(err.slice(seen));
        if (found === null) return undefined;
        seen += found.index + found[0].length;
        return found;
      }, `it said ${pattern}`),
    type: (line: string) => void child.stdin.write(`${line}\n`),
    signal: (name: NodeJS.Signals) => void child.kill(name),
    ended,
  };
  running.add(served);
  if (input !== undefined) child.stdin.end(input);
  served.url = await until(() => /(?:^|"url":")(http:[^\s"]+)/m.exec(out + err)?.[1], 'it served');
  return served;
}
