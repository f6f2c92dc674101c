import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 30_000;

/** Waits until something holds; Vitest's own way to do so is for tests alone, not for what sets them up. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${PATIENCE} ms.`);
    await sleep(50);
  }
}
