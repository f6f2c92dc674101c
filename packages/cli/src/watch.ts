import { watchFile } from 'node:fs';
import { colors } from './report/colors.js';
import { UsageError } from './usage-error.js';

/** Milliseconds between two looks at the files. */
const INTERVAL = 200;

/** Runs something now, and again whenever one of the files has changed, until the process ends. */
export async function watch(files: readonly string[], run: () => Promise<number>): Promise<number> {
  const attempt = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`${error.message}\n`);
    }
  };
  await attempt();
  let running = Promise.resolve();
  for (const file of files) {
    watchFile(file, { interval: INTERVAL }, () => {
      process.stderr.write(`${colors().dim(`\n— ${file} changed, ${new Date().toLocaleTimeString()}`)}\n`);
      running = running.then(attempt);
    });
  }
  process.stderr.write(`${colors().dim('\n— waiting for changes; Ctrl-C ends')}\n`);
  return new Promise(() => {});
}
