import type { LocalGateway } from '@veloway/gateway';
import { watch } from 'chokidar';
import { colors } from '../report/colors.js';
import { watchedPaths } from './watched-paths.js';

/** Milliseconds for which further changes are waited for, since tools save several files at once. */
const SETTLING = 80;

export interface Watcher {
  /** Watches what a definition has come to refer to as well. */
  add(files: readonly string[], folders: readonly string[]): void;
  close(): Promise<void>;
}

export interface WatchActions {
  /** Deploys what the file says now. */
  readonly deploy: () => void;
  readonly gateway: LocalGateway;
}

/**
 * Deploys the definition again whenever one of its files changes, and has functions load their code again whenever a file
 * of theirs does.
 */
export async function watchDefinition(
  files: readonly string[],
  folders: readonly string[],
  { deploy, gateway }: WatchActions,
): Promise<Watcher> {
  const watched = watchedPaths();
  watched.add(files, folders);
  const watcher = watch(watched.roots(), { ignored: (path) => !watched.has(path), ignoreInitial: true });
  let changed = new Set<string>();
  watcher.on('all', (_, path) => {
    if (!watched.matters(path)) return;
    if (changed.size === 0) setTimeout(settled, SETTLING);
    changed.add(path);
  });
  watcher.on('error', (error) => process.stderr.write(`Watching failed: ${String(error)}\n`));
  function settled(): void {
    const paths = changed;
    changed = new Set();
    if ([...paths].some(watched.isDefinition)) return deploy();
    gateway.reloadFunctions();
    process.stderr.write(`${colors().dim('— functions load their code anew')}\n`);
  }
  await new Promise<void>((ready) => watcher.on('ready', () => ready()));
  return {
    add: (more, moreFolders) => {
      watched.add(more, moreFolders);
      watcher.add([...watched.roots(), ...more]);
    },
    close: () => watcher.close(),
  };
}
