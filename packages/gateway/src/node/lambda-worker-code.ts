import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InvocationResult } from '../integrations/lambda-function.js';
import { bundleTypeScript } from './lambda-worker-bundle.js';
import { functionFailure } from './lambda-worker-failure.js';

/** Where a handler is. */
export interface HandlerCode {
  /** What Node.js is to load. */
  readonly file: string;
  /** Names that lead from the module to the handler: `handler`, `a.b`. */
  readonly exportPath: string;
  /** Whether the places in traces are to be those of the source of the file. */
  readonly sourceMapped: boolean;
}

/** What AWS's runtime looks for, in this order. */
const EXTENSIONS = ['.js', '.mjs', '.cjs'];

/** What Node.js 20 cannot run. */
const SOURCES = ['.ts', '.mts', '.cts'];

/**
 * Finds the file of a handler, and builds it where it is TypeScript.
 *
 * @param handler `src/orders.handler`; also with the whole name of the file, `src/orders.js` or `src/orders.js.handler`
 * @returns a function error where there is no such file, or where it cannot be built
 */
export async function handlerCode(folder: string, handler: string): Promise<HandlerCode | InvocationResult> {
  const named = await namedFile(folder, handler);
  if (named !== undefined) return ready(named.file, named.exportPath, folder);
  const { module, exportPath } = split(handler);
  if (module === '' || exportPath === '') {
    return functionFailure(
      'Runtime.MalformedHandlerName',
      `\`${handler}\` is no handler: write \`FILE.EXPORT\`, as in \`src/orders.handler\`.`,
    );
  }
  const base = resolve(folder, module);
  const file = await firstFile([...EXTENSIONS, ...SOURCES].map((extension) => `${base}${extension}`));
  if (file !== undefined) return ready(file, exportPath, folder);
  const message = `Error: Cannot find module '${module}': there is no \`${base}.js\`, and none with .mjs or .cjs either`;
  return functionFailure('Runtime.ImportModuleError', message);
}

/** AWS takes the file's name up to the first dot, and what is after it as the path of the export. */
function split(handler: string): { readonly module: string; readonly exportPath: string } {
  const name = handler.slice(handler.lastIndexOf('/') + 1);
  const folder = handler.slice(0, handler.length - name.length);
  const [, file = '', exportPath = ''] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  return { module: file === '' ? '' : `${folder}${file}`, exportPath };
}

/** @returns the file and the export of a handler with the whole name of its file; undefined where there is no such file */
async function namedFile(folder: string, handler: string) {
  const [, path, exportPath = 'handler'] = /^(.+\.[cm]?[jt]s)(?:\.([^/]+))?$/.exec(handler) ?? [];
  const file = path === undefined ? undefined : await firstFile([resolve(folder, path)]);
  return file === undefined ? undefined : { file, exportPath };
}

async function firstFile(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
  return undefined;
}

async function ready(file: string, exportPath: string, folder: string): Promise<HandlerCode | InvocationResult> {
  if (!SOURCES.some((extension) => file.endsWith(extension))) return { file, exportPath, sourceMapped: false };
  const built = await bundleTypeScript(file, folder);
  return typeof built === 'string' ? { file: built, exportPath, sourceMapped: true } : built;
}
