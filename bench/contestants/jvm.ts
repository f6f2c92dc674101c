import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { missingReference } from '../../test/reference/reference.js';
import type { Contestant } from '../measure.js';
import type { Subject } from '../subject.js';

/** Debian's packages `velocity` and `libjsonpath-java` put these there. */
const JARS = ['velocity-1.7', 'commons-collections3', 'commons-lang', 'json-smart-2.2', 'accessors-smart', 'asm'].map(
  (jar) => `/usr/share/java/${jar}.jar`,
);

/** Velocity 1.7 in a process that waits for its turn, so that the JVM stays warm between the rounds. */
export interface Jvm {
  readonly version: string;
  /** @returns what the template prints; the process keeps the template under its id */
  load(id: string, subject: Pick<Subject, 'text'> & Partial<Subject>): Promise<string>;
  renders(name: string, id: string): Contestant;
  parses(name: string, id: string): Contestant;
  end(): void;
}

/** @returns the process, or why there is none */
export async function startJvm(root: string): Promise<Jvm | string> {
  const missing = missingReference();
  if (missing !== undefined) return missing;
  const classes = mkdtempSync(join(tmpdir(), 'veloway-bench-'));
  const compiled = spawnSync('javac', ['-nowarn', '-d', classes, '-cp', JARS.join(':'), `${root}/bench/Bench.java`]);
  if (compiled.status !== 0) throw new Error(`bench/Bench.java does not compile: ${compiled.stderr}`);
  const java = spawn('java', ['-cp', [classes, ...JARS].join(':'), 'Bench'], { stdio: ['pipe', 'pipe', 'inherit'] });
  // The JVM loads classes as it needs them, so they have to stay as long as it may run.
  process.once('exit', () => rmSync(classes, { recursive: true, force: true }));
  return jvm(java);
}

async function jvm(java: ChildProcess): Promise<Jvm> {
  const ask = conversation(java);
  const { version } = await ask({ do: 'version' });
  const measured = (name: string, id: string, what: string): Contestant => ({
    name,
    measure: async (milliseconds) => Number((await ask({ do: what, id, milliseconds })).perSecond),
  });
  return {
    version: String(version),
    load: async (id, { text, data }) => String((await ask({ do: 'load', id, text, data })).output),
    renders: (name, id) => measured(name, id, 'render'),
    parses: (name, id) => measured(name, id, 'parse'),
    end: () => java.stdin?.end(),
  };
}

type Answer = Readonly<Record<string, unknown>>;

/** @returns a function that asks for something, one line of JSON out and one in */
function conversation(java: ChildProcess): (question: unknown) => Promise<Answer> {
  if (java.stdin === null || java.stdout === null) throw new Error('java has no pipes');
  const { stdin } = java;
  const lines = createInterface(java.stdout)[Symbol.asyncIterator]();
  return async (question) => {
    stdin.write(`${writeJson(question)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error('java ended before its time');
    return JSON.parse(value);
  };
}

/**
 * JSON with a comma after the last member of each object. Debian's json-smart takes the end of an object for the end of
 * its nesting after a comma only, and refuses what it believes to nest too deep.
 */
function writeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)},`).join('')}}`;
}
