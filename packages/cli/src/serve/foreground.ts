import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Milliseconds after which a process that was brought to the foreground knows it: shells need not tell it. */
const PERIOD = 500;

/**
 * Tells whether this process may read its terminal, now and whenever that changes. Those in the background may not: the
 * system stops them where they try (SIGTTIN), which Node.js cannot tell it to leave.
 *
 * @returns what ends it
 */
export function followForeground(tell: (isForeground: boolean) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const isForeground = await isInForeground();
    tell(isForeground);
    clearTimeout(timer);
    // Nobody gets into the background without being stopped and continued.
    if (!isForeground) timer = setTimeout(look, PERIOD).unref();
  };
  const stop = (): void => {
    tell(false);
    // Reading ends in the next round only.
    setImmediate(() => process.kill(process.pid, 'SIGSTOP'));
  };
  void look();
  process.on('SIGCONT', look);
  process.on('SIGTSTP', stop);
  return () => {
    process.off('SIGCONT', look);
    process.off('SIGTSTP', stop);
    clearTimeout(timer);
  };
}

async function isInForeground(): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return process.platform === 'linux' ? isForegroundGroup(await readFile('/proc/self/stat', 'utf8')) : hasPlus();
}

/** @param stat as Linux tells it: behind the name in parentheses, the third field is the group, the sixth its terminal's */
function isForegroundGroup(stat: string): boolean {
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return foreground === group || foreground === NO_TERMINAL;
}

/** Of a process without a terminal of its own, which no terminal stops. */
const NO_TERMINAL = '-1';

/** What `ps` shows of processes in the foreground, on macOS and the BSDs. */
async function hasPlus(): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(process.pid)]);
  return stdout.includes('+');
}
