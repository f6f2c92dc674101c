import type { Place } from '../place.js';
import { type Telling, tellWarning } from '../reading.js';

/** Those that build code or run it on this machine: they change nothing of what is read of a file. */
const HARMLESS: ReadonlySet<string> = new Set([
  'serverless-bundle',
  'serverless-esbuild',
  'serverless-offline',
  'serverless-plugin-typescript',
  'serverless-prune-plugin',
  'serverless-webpack',
]);

/** Tells of each plugin that it is not run, for nobody can see of a file what its plugins make of it. */
export function tellPlugins(telling: Telling, root: Place): void {
  for (const { text, range } of pluginsOf(root)) {
    if (HARMLESS.has(text)) continue;
    const message = `The plugin \`${text}\` is not run: what it adds to the service is missing, so write out what the API needs of it.`;
    tellWarning(telling, 'not-read', range, message);
  }
}

/** Documented: a list, or an object in which the list is that of `modules`. */
function pluginsOf(root: Place): readonly Place[] {
  const plugins = root.get('plugins');
  const list = plugins?.kind === 'object' ? plugins.get('modules') : plugins;
  return (list?.items ?? []).filter(({ kind, text }) => kind === 'text' && text !== '');
}
