import type { Range } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';

/** What an editor writes above a line, and does when it is clicked. */
export interface CodeLens extends Range {
  readonly title: string;
  /** What an editor has to know how to do; the arguments are the name of a sample, where there is one. */
  readonly command: 'veloway.preview' | 'veloway.test';
  readonly arguments: readonly string[];
}

/** @returns what can be done with the template as a whole, at its first line */
export function codeLenses({ samples, text }: TemplateView): readonly CodeLens[] {
  const place = { start: 0, end: /[\r\n]|$/.exec(text)?.index ?? 0 };
  const [first] = samples;
  if (first === undefined) return [{ ...place, title: 'Preview', command: 'veloway.preview', arguments: [] }];
  const count = samples.length === 1 ? '1 sample request' : `${samples.length} sample requests`;
  return [
    { ...place, title: `Run ${count}`, command: 'veloway.test', arguments: [] },
    { ...place, title: `Preview with ${first.name}`, command: 'veloway.preview', arguments: [first.name] },
  ];
}
