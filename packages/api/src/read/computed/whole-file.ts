import type { TemplateLocation } from '../../template-location.js';

/** @returns the location of a text that is a file of its own */
export function wholeFile(file: string, text: string): TemplateLocation {
  const within = (offset: number): boolean => offset >= 0 && offset <= text.length;
  return {
    file,
    text,
    path: [],
    scalar: undefined,
    substituted: undefined,
    toFile: (offset) => offset,
    toTemplate: (o) => (within(o) ? o : undefined),
  };
}
