import type { TemplateRole } from './template-view.js';

/** @returns what people call a template of a definition: `POST /orders response application/json` */
export function templateName({ method, phase, contentType }: TemplateRole): string {
  return [method, phase, contentType].filter((part) => part !== undefined).join(' ');
}
