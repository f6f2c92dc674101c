import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InvocationResult } from '../integrations/lambda-function.js';
import { bundleTypeScript } from './lambda-worker-bundle.js';
import { functionFailure } from './lambda-worker-failure.js';

/** Where a handler is. */
export interface HandlerCode {
  /** What Node.js is to load. */
  readonly file: string;
  /** What the file would hold, where there is none. */
  readonly text: string | undefined;
  /** Names that lead from the module to the handler: `handler`, `a.b`. */
  readonly exportPath: string;
  /** Whether the places in traces are to be those of the source of the file. */
  readonly sourceMapped: boolean;
}

/** What AWS's runtime looks for, in this order. */
const EXTENSIONS = ['.js', '.mjs', '.cjs'];

const SOURCES = ['.ts', '.mts', '.cts'];

/** What says where a handler is. */
export interface HandlerPlace {
  /**
   * As AWS has it, `src/orders.handler`; also with the whole name of the file, `src/orders.js` or `src/orders.js.handler`.
   */
  readonly handler: string;
  /** An absolute path. */
  readonly folder: string;
  readonly inlineCode?: string | undefined;
}

/**
 * Finds the file of a handler, and builds it where it is TypeScript.
 *
 * @returns a function error where there is no such file, or where it cannot be built
 */
export async function handlerCode(place: HandlerPlace): Promise<HandlerCode | InvocationResult> {
  const found = await findHandler(place);
  if ('payload' in found || !isTypeScript(found)) return found;
  const built = await bundleTypeScript(found.file, place.folder);
  return typeof built === 'string' ? { ...found, file: built, sourceMapped: true } : built;
}

/** @returns a function error where there is no such file */
export async function findHandler({
  folder,
  handler,
  inlineCode,
}: HandlerPlace): Promise<HandlerCode | InvocationResult> {
  if (inlineCode !== undefined) return inlineHandler(folder, handler, inlineCode);
  const named = await namedFile(folder, handler);
  if (named !== undefined) return { ...named, text: undefined, sourceMapped: false };
  const { module, exportPath } = split(handler);
  if (module === '' || exportPath === '') return malformed(handler);
  const base = resolve(folder, module);
  const file = await firstFile([...EXTENSIONS, ...SOURCES].map((extension) => `${base}${extension}`));
  if (file !== undefined) return { file, exportPath, text: undefined, sourceMapped: false };
  const message = `Error: Cannot find module '${module}': there is no \`${base}.js\`, and none with .mjs or .cjs either`;
  return functionFailure('Runtime.ImportModuleError', message);
}

/** What Node.js 20 cannot run. */
export function isTypeScript({ file }: HandlerCode): boolean {
  return SOURCES.some((extension) => file.endsWith(extension));
}

/** Documented: CloudFormation makes a file `index.js` of the code, which is a CommonJS module. */
function inlineHandler(folder: string, handler: string, text: string): HandlerCode | InvocationResult {
  const { module, exportPath } = split(handler);
  if (exportPath === '') return malformed(handler);
  if (module === 'index') return { file: resolve(folder, 'index.js'), exportPath, text, sourceMapped: false };
  return functionFailure(
    'Runtime.ImportModuleError',
    `Error: Cannot find module '${module}': code in a definition is the module \`index\`, so that its handler is \`index.${exportPath}\``,
  );
}

function malformed(handler: string): InvocationResult {
  return functionFailure(
    'Runtime.MalformedHandlerName',
    `\`${handler}\` is no handler: write \`FILE.EXPORT\`, as in \`src/orders.handler\`.`,
  );
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
