import type { WsdlProblem } from '@veloway/soap';
import { type Position, positionAt, type Range } from '@veloway/vtl';
import type { colors } from '../../report/colors.js';
import { printExcerpt } from '../../report/excerpt.js';
import { visible } from '../../report/visible.js';

/** Something wrong with a document, and where. */
export interface DocumentProblem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  /** As messages call it. */
  readonly file: string;
  /** Missing where it is about the whole. */
  readonly position?: Position;
  /** The text of the file, and the offsets in it that are shown. */
  readonly shown?: { readonly text: string; readonly range: Range };
  /** Where in a message, as in `order.lines[2].sku`. */
  readonly path?: string;
}

/** A document that is wrong; ends the command with exit code 1. */
export class DocumentError extends Error {
  constructor(readonly problems: readonly DocumentProblem[]) {
    super(problems[0]?.message);
  }
}

/** Ends the command with an error about a whole document. */
export function refuse(file: string, code: string, message: string): never {
  throw new DocumentError([{ severity: 'error', code, message, file }]);
}

/** As {@link refuse}, about a place in it. */
export function refuseAt(file: string, code: string, message: string, text: string, range: Range): never {
  const position = positionAt(text, range.start);
  throw new DocumentError([{ severity: 'error', code, message, file, position, shown: { text, range } }]);
}

/** @returns a problem of a WSDL, with what stands there */
export function wsdlProblem(problem: WsdlProblem, texts: ReadonlyMap<string, string>): DocumentProblem {
  const { severity, code, message, file, line, column } = problem;
  const text = texts.get(file);
  const place = { severity, code, message, file, position: { line, column } };
  if (text === undefined) return place;
  const start = offsetAt(text, { line, column });
  return { ...place, shown: { text, range: { start, end: start + 1 } } };
}

function offsetAt(text: string, { line, column }: Position): number {
  const ending = /\r\n|\r|\n/g;
  for (let before = 1; before < line && ending.exec(text) !== null; before++);
  return ending.lastIndex + column - 1;
}

/** @returns a problem as people read it: place, message, excerpt */
export function problemText(problem: DocumentProblem, color: ReturnType<typeof colors>): string {
  const { file, position, severity, message, code, shown } = problem;
  const place = [visible(file), ...(position === undefined ? [] : [position.line, position.column])].join(':');
  const mark = severity === 'error' ? color.red('error') : color.yellow('warning');
  const head = `${color.bold(place)}: ${mark}: ${visible(message)} ${color.dim(`[${code}]`)}`;
  return shown === undefined ? head : `${head}\n${printExcerpt(harmless(shown.text), shown.range, color)}`;
}

/** A terminal would obey control characters; the place of all others stays. */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** @returns a problem as programs read it */
export function problemObject({ severity, code, message, file, position, path }: DocumentProblem): object {
  return { severity, code, message, file, ...position, ...(path === undefined ? {} : { path }) };
}
