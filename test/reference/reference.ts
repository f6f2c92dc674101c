import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DIALECTS } from '@veloway/vtl';

/** Debian's packages `velocity` and `libjsonpath-java` put these there. */
const JARS = ['velocity-1.7', 'commons-collections3', 'commons-lang', 'json-smart-2.2', 'accessors-smart', 'asm'].map(
  (jar) => `/usr/share/java/${jar}.jar`,
);

export interface ReferenceJob {
  readonly template: string;
  readonly dialect: keyof typeof DIALECTS;
  readonly variables: unknown;
}

export type ReferenceResult = { readonly output: string } | { readonly error: string };

/** @returns why the real Velocity 1.7 cannot run here, or undefined where it can */
export function missingReference(): string | undefined {
  const jar = JARS.find((path) => !existsSync(path));
  if (jar !== undefined) return `${jar} is missing: install Debian's velocity, libjsonpath-java`;
  const java = spawnSync('javac', ['-version']);
  return java.status === 0 ? undefined : "javac is missing: install Debian's default-jdk-headless";
}

/** Renders jobs with Apache Velocity 1.7 on the JVM, as Debian packages it. */
export function renderWithReference(jobs: readonly ReferenceJob[]): ReferenceResult[] {
  const classes = mkdtempSync(join(tmpdir(), 'reference-'));
  const source = fileURLToPath(new URL('Reference.java', import.meta.url));
  run('javac', ['-nowarn', '-d', classes, '-cp', JARS.join(':'), source], '');
  const input = jobs.map((job) => JSON.stringify(job)).join('\n');
  const options = ['-Xss256m', '-XX:+UseSerialGC', '-cp', [classes, ...JARS].join(':'), 'Reference'];
  return run('java', options, input)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function run(command: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return stdout;
}
