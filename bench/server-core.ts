import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * The servers have the first core, and the load the others. Were the load let onto the first core, too, whichever server
 * happened to share it with the load would be told of milliseconds that it did not take.
 */
const CORES = availableParallelism();
const CAN_PIN = process.platform === 'linux' && CORES > 1;

/** @returns what a server's command line begins with */
export function onServerCore(): readonly string[] {
  return CAN_PIN ? ['taskset', '-c', '0'] : [];
}

/** Moves all threads of this process, and what it starts from now on, to the other cores. */
export function leaveServerCore(): void {
  moveTo(`1-${CORES - 1}`);
}

export function useAllCores(): void {
  moveTo(`0-${CORES - 1}`);
}

function moveTo(cores: string): void {
  if (CAN_PIN) spawnSync('taskset', ['-acp', cores, String(process.pid)], { stdio: 'ignore' });
}
