import type { TemplateLocation } from '../../template-location.js';

/** @returns where a template stands whose file is itself a text within a file */
export function nestedLocation(inner: TemplateLocation, outer: TemplateLocation): TemplateLocation {
  return {
    file: outer.file,
    text: outer.text,
    path: [...outer.path, ...inner.path],
    scalar: undefined,
    substituted: undefined,
    toFile: (offset) => outer.toFile(inner.toFile(offset)),
    toTemplate: (offset) => {
      const between = outer.toTemplate(offset);
      return between === undefined ? undefined : inner.toTemplate(between);
    },
  };
}
