import { locateScalar } from '@veloway/api';
import type { Range } from '@veloway/vtl';
import type { SpelledTemplate } from './located-embedding.js';

/**
 * @param text a file in which the template's scalar says something else than before, and what else it says is the same
 * @param scalar where the scalar stands in it
 * @returns what the template is then; undefined where the scalar does not tell that alone
 */
export function rereadTemplate(
  { kind, location }: SpelledTemplate,
  text: string,
  scalar: Range,
): SpelledTemplate | undefined {
  const { file, path, substituted } = location;
  if (!location.scalar.isWhole && substituted === undefined) return undefined;
  const said = locateScalar({ file, text }, scalar, path);
  if (said === undefined || (substituted === undefined && mayBeSubstituted(kind, said.text))) return undefined;
  const found = substituted === undefined ? said : substituted.again(said);
  const place = found?.location.scalar;
  return found && place && { kind, text: found.text, location: { ...found.location, path, scalar: place } };
}

/** Whether a tool may find a variable in a text in which it found none. */
function mayBeSubstituted(kind: SpelledTemplate['kind'], text: string): boolean {
  return (kind === 'serverless' || kind === 'terraform') && /[$%]\{/.test(text);
}
