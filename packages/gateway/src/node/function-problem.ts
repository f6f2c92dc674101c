import { resolve } from 'node:path';
import type { FunctionSource } from './create-gateway.js';
import { builderProblem } from './lambda-worker-bundle.js';
import { findHandler, type HandlerPlace, isTypeScript } from './lambda-worker-code.js';

/**
 * Looks for the code of a function without running it.
 *
 * @returns a sentence about what keeps it from running; undefined where nothing is seen to
 */
export async function functionProblem(name: string, source: FunctionSource): Promise<string | undefined> {
  const place = placeOf(source);
  if (place === undefined) return undefined;
  const found = await findHandler(place);
  if ('payload' in found) return `The function \`${name}\` cannot run: ${reasonOf(found.payload)}`;
  if (!isTypeScript(found)) return undefined;
  const reason = builderProblem(found.file, place.folder);
  return reason === undefined ? undefined : `The function \`${name}\` cannot run: ${reason}`;
}

/** @returns undefined where there is no code to look for: of a function in this process, and of one behind a URL */
function placeOf(source: FunctionSource): HandlerPlace | undefined {
  if (typeof source === 'function') return undefined;
  if (typeof source !== 'string') return { ...source, folder: resolve(source.folder ?? '.') };
  return /^https?:\/\//.test(source) ? undefined : { handler: source, folder: resolve('.') };
}

/** @returns the sentence that a function error has for whoever runs the function */
function reasonOf(payload: string): string {
  const { errorMessage } = JSON.parse(payload) as { readonly errorMessage: string };
  const sentence = errorMessage.replace(/^Error: /, '');
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
