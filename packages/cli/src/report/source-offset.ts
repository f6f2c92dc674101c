import type { Step } from '@veloway/vtl';

/**
 * @param step that wrote a text
 * @param offset of a character of the output, or of the string that the step wrote into
 * @returns the offset in the template of what wrote it: of the very character, where the step's text is the template's own
 */
export function sourceOffset({ site, start, end }: Step, offset: number): number {
  const verbatim = site.kind === 'text' && end - start === site.end - site.start;
  return verbatim ? site.start + Math.max(0, offset - start) : site.start;
}
