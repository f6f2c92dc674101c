import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';
import { blockScalar } from '../spelling/block-scalar.js';
import { doubleQuotedScalar } from '../spelling/double-quoted-scalar.js';
import { plainScalar, singleQuotedScalar } from '../spelling/flow-scalar.js';
import { characterAt, type Spelling } from '../spelling/spelling.js';
import type { LocatedText, SpelledScalar, TemplateLocation } from '../template-location.js';

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
    scalar: spelledScalar(scalar),
    substituted: undefined,
    toFile: (offset) => spelling.starts[offset] ?? spelling.end,
    toTemplate: (offset) => characterAt(spelling, offset),
  };
}

function spelledScalar({ srcToken }: Scalar): SpelledScalar | undefined {
  switch (srcToken?.type) {
    case 'block-scalar': {
      const header = srcToken.props.map((prop) => ('source' in prop ? prop.source : '')).join('');
      const { offset: start, source } = srcToken;
      const spelling = header.startsWith('>') ? 'folded' : 'literal';
      return { start, end: start + header.length + source.length, spelling, isWhole: true };
    }
    case 'scalar':
      return spelled(srcToken, 'plain');
    case 'single-quoted-scalar':
      return spelled(srcToken, 'single-quoted');
    case 'double-quoted-scalar':
      return spelled(srcToken, 'double-quoted');
    default:
      return undefined;
  }
}

function spelled(
  { offset: start, source }: { readonly offset: number; readonly source: string },
  spelling: SpelledScalar['spelling'],
): SpelledScalar {
  return { start, end: start + source.length, spelling, isWhole: true };
}

/**
 * Reads a scalar again, alone.
 *
 * @param text the whole file
 * @param scalar where it stands
 * @returns its text and where that stands; undefined where what stands there is not one scalar, or is one that means
 *   another text where other lines are around it
 */
export function locateScalar(
  { file, text }: HostText,
  scalar: Pick<SpelledScalar, 'start' | 'end'>,
  path: TemplateLocation['path'],
): LocatedText | undefined {
  const before = 'k: ';
  const piece = before + text.slice(scalar.start, scalar.end);
  const document = parseDocument(piece, { keepSourceTokens: true, strict: false });
  const value = isMap(document.contents) ? document.contents.items[0]?.value : undefined;
  if (document.errors.length > 0 || !isScalar(value) || typeof value.value !== 'string') return undefined;
  const found = locateTemplate({ file, text: piece }, value, path);
  if (found?.scalar?.start !== before.length || found.scalar.end !== piece.length) return undefined;
  const shift = scalar.start - before.length;
  const location: TemplateLocation = {
    ...found,
    text,
    scalar: { ...found.scalar, ...scalar },
    toFile: (offset) => found.toFile(offset) + shift,
    toTemplate: (offset) => found.toTemplate(offset - shift),
  };
  return { text: value.value, location };
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
