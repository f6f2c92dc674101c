import type { Scalar } from 'yaml';
import { blockScalar } from '../spelling/block-scalar.js';
import { doubleQuotedScalar } from '../spelling/double-quoted-scalar.js';
import { plainScalar, singleQuotedScalar } from '../spelling/flow-scalar.js';
import { characterAt, type Spelling } from '../spelling/spelling.js';
import type { TemplateLocation } from '../template-location.js';

/** The file that templates stand in. */
export interface HostText {
  readonly file: string;
  readonly text: string;
}

/**
 * @param scalar of a document that was parsed with `keepSourceTokens`
 * @param path the keys and indexes that lead to it
 * @returns where each character of the scalar's text stands; undefined where it is not spelt in the file
 */
export function locateTemplate(
  { file, text }: HostText,
  scalar: Scalar,
  path: TemplateLocation['path'],
): TemplateLocation | undefined {
  const spelling = spellingOf(scalar);
  // A location that is wrong is worse than none.
  if (spelling === undefined || spelling.text !== (scalar.source ?? scalar.value)) return undefined;
  return {
    file,
    text,
    path,
    toFile: (offset) => spelling.starts[offset] ?? spelling.end,
    toTemplate: (offset) => characterAt(spelling, offset),
  };
}

function spellingOf({ srcToken }: Scalar): Spelling | undefined {
  switch (srcToken?.type) {
    case 'block-scalar':
      return blockScalar(srcToken);
    case 'scalar':
      return plainScalar(srcToken.source, srcToken.offset);
    case 'single-quoted-scalar':
      return singleQuotedScalar(srcToken.source, srcToken.offset);
    case 'double-quoted-scalar':
      return doubleQuotedScalar(srcToken.source, srcToken.offset);
    default:
      return undefined;
  }
}
