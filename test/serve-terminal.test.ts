import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { mock, openApi, projects } from './project.js';
import { cleanEnvironment, ensureBuilt, VELOWAY } from './veloway.js';

const { make, remove } = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterAll(remove);

/** util-linux has it, and macOS's takes other options. */
const HAS_TERMINAL = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** A shell at a terminal, as people have it. */
interface Shell {
  readonly type: (line: string) => void;
  /** Waits until something is shown, after what an earlier call waited for. */
  readonly shows: (pattern: RegExp) => Promise<string>;
}

function shellIn(cwd: string): Shell {
  const args = ['--quiet', '--flush', '--command', 'bash --norc --noprofile -i', '/dev/null'];
  const child = spawn('script', args, { cwd, env: cleanEnvironment({ PS1: 'ready> ', TERM: 'dumb' }) });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  let seen = 0;
  const shows = async (pattern: RegExp): Promise<string> => {
    for (let tries = 0; tries < 400; tries++) {
      const found = pattern.exec(shown.slice(seen));
      if (found !== null) {
        seen += found.index + found[0].length;
        return found[0];
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`It never showed ${pattern}:\n${shown}`);
  };
  return { type: (line) => typeInto(child, line), shows };
}

function typeInto(child: ChildProcessWithoutNullStreams, line: string): void {
  child.stdin.write(`${line}\n`);
}

describe.runIf(HAS_TERMINAL)('at a terminal', () => {
  const start = async (end: string): Promise<Shell> => {
    const { folder } = make({ 'openapi.json': openApi({ 'GET /a': mock('fine') }) });
    const shell = shellIn(folder);
    await shell.shows(/ready> /);
    shell.type(`${process.execPath} ${VELOWAY} serve openapi.json --port 0${end}`);
    await shell.shows(/Ctrl-C ends/);
    return shell;
  };

  it('it serves on in the background, where the shell reads the terminal, and reads it in the foreground', async () => {
    const { type, shows } = await start(' &');
    type('echo "one  $((1 + 1))"; sleep 0.3; jobs');
    expect(await shows(/one {2}2[\s\S]*?(Running|Stopped)/)).toMatch(/Running$/);
    type('fg');
    await shows(/fg[\s\S]*serve/);
    type('deployments');
    await shows(/serving \w{6} /);
    type('\x1a');
    await shows(/Stopped/);
    type('bg');
    type('sleep 0.3; jobs');
    expect(await shows(/sleep 0\.3; jobs[\s\S]*?\+ {2}(Running|Stopped)/)).toMatch(/Running$/);
    type('kill %1');
    await shows(/answering what is under way/);
  });

  it('it reads commands', async () => {
    const { type, shows } = await start('');
    type('deployments');
    await shows(/serving \w{6} /);
  });
});
