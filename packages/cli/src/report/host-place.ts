import type { Range, Source } from '@veloway/vtl';

/** A stretch of a file that people know: the template's own, or the one that holds it. */
export interface HostPlace extends Range {
  readonly file: string;
  readonly text: string;
}

/** @returns where a stretch of a template stands */
export function hostPlace({ name, text, origin }: Source, { start, end }: Range): HostPlace {
  if (origin === undefined) return { file: name, text, start, end };
  const from = origin.toFile(start);
  // What stands after the last character may be the indentation of a line that is no part of the template any more.
  const to = end > start ? origin.toFile(end - 1) + 1 : from;
  return { file: origin.file, text: origin.text, start: from, end: to };
}
