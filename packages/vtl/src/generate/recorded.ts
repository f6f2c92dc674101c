import type { SiteKind } from '../recording/site.js';
import type { Range } from '../source.js';
import type { Writer } from './writer.js';

/** What recorded programs tell the recorder, `T`, beside what all programs compute; others hold nothing of it. */

/** @returns the code of a value that the template's text alone decides */
export function recordedConstant(writer: Writer, code: string): string {
  return writer.recording ? `T.constant(${code})` : code;
}

/** @returns the code of a variable's value: null or undefined where it has none */
export function recordedVariable(writer: Writer, range: Range, name: string, code: string): string {
  return writer.recording ? recordedRead(writer, 'variable', range, name, code) : code;
}

/** @returns the code of the value of a variable of which a member is read */
export function recordedBase(writer: Writer, range: Range, name: string, code: string): string {
  return writer.recording ? recordedRead(writer, 'base', range, name, code) : code;
}

function recordedRead(writer: Writer, how: 'variable' | 'base', range: Range, name: string, code: string): string {
  return `T.${how}(${writer.site('variable', range, name)}, ${writer.variableNumber(name)}, T.height, ${code})`;
}

/** @returns the code of a value that is computed from others */
export function recordedValue(writer: Writer, kind: SiteKind, range: Range, code: string, name?: string): string {
  return writer.recording ? `T.value(${writer.site(kind, range, name)}, T.height, ${code})` : code;
}

/** @returns the last argument of a call of the runtime that is recorded, with the comma before it */
export function siteArgument(writer: Writer, kind: SiteKind, range: Range, name?: string): string {
  return writer.recording ? `, ${writer.site(kind, range, name)}` : '';
}

/** Adds a statement that tells the recorder something. */
export function tell(writer: Writer, code: () => string): void {
  if (writer.recording) writer.push(code());
}
