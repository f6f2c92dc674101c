import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { InvocationResult } from '../integrations/lambda-function.js';
import { functionFailure } from './lambda-worker-failure.js';

/** As much of esbuild as is used here; it is the function's, and none of the gateway's own dependencies. */
interface Esbuild {
  build(options: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/**
 * Builds a handler in TypeScript by the esbuild that the function's project has installed.
 *
 * @returns the file that was made, in the folder of temporary files, or a function error
 */
export async function bundleTypeScript(file: string, folder: string): Promise<string | InvocationResult> {
  const esbuild = esbuildOf(folder);
  if (esbuild === undefined) return functionFailure('Runtime.ImportModuleError', `Error: ${unbuiltSentence(file)}`);
  const format = (await isModule(file)) ? 'esm' : 'cjs';
  const outfile = join(
    await mkdtemp(join(tmpdir(), 'veloway-function-')),
    format === 'esm' ? 'handler.mjs' : 'handler.cjs',
  );
  try {
    await esbuild.build({ ...OPTIONS, ...(format === 'esm' ? ESM : {}), format, entryPoints: [file], outfile });
    return outfile;
  } catch (error) {
    await rm(dirname(outfile), { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    return functionFailure('Runtime.UserCodeSyntaxError', `\`${file}\` cannot be built: ${reason}`);
  }
}

/** @returns why a file in TypeScript cannot be built, as far as that is seen without building it */
export function builderProblem(file: string, folder: string): string | undefined {
  try {
    requireIn(folder).resolve('esbuild');
    return undefined;
  } catch {
    return unbuiltSentence(file);
  }
}

function unbuiltSentence(file: string): string {
  const advice = 'name the JavaScript that is built of it, or install `esbuild` beside it';
  return `\`${file}\` is TypeScript, which Node.js does not run: ${advice}.`;
}

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: `node${process.versions.node}`,
  sourcemap: 'inline',
  logLevel: 'silent',
};

/** Packages in CommonJS ask for Node's modules by `require`, which a module has not. */
const ESM = {
  mainFields: ['module', 'main'],
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
};

function esbuildOf(folder: string): Esbuild | undefined {
  try {
    return requireIn(folder)('esbuild') as Esbuild;
  } catch {
    return undefined;
  }
}

function requireIn(folder: string): NodeJS.Require {
  return createRequire(join(folder, 'handler.js'));
}

/** Whether a file is an ECMAScript module by its name, or by the `package.json` that is nearest to it. */
async function isModule(file: string): Promise<boolean> {
  if (/\.[cm]ts$/.test(file)) return file.endsWith('.mts');
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return /"type"\s*:\s*"module"/.test(text);
    if (folder === dirname(folder)) return false;
  }
}
