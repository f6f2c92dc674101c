import type { Integration, IntegrationResponse, MappingTemplateText } from '@veloway/api';
import type { Phase } from '@veloway/mapping';

/** A template that is previewed, and where it stands in its document. */
export interface TemplateStage {
  readonly kind: 'template';
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly phase: Phase;
  toDocument(offset: number): number;
  /** @returns undefined where the place is not in the template */
  toTemplate(offset: number): number | undefined;
}

/** What answers between the two templates of a method. */
export interface Backend {
  readonly type: Integration['type'];
  /** @returns the template that the answer goes through, which depends on the status of a mock */
  response(status: string | undefined): TemplateStage | undefined;
}

/** What is previewed: a template alone, or a method of an API. */
export interface Subject {
  readonly title: string;
  /** Undefined where a method has no request template. */
  readonly request: TemplateStage | undefined;
  readonly backend: Backend | undefined;
}

/** @returns the subject that a file of one template is */
export function templateSubject(name: string, text: string): Subject {
  const phase = /\bresponseOverride\b/.test(text) ? 'response' : 'request';
  const same = (offset: number): number => offset;
  const stage = { kind: 'template', title: 'Output', name, text, phase, toDocument: same, toTemplate: same } as const;
  return { title: name, request: stage, backend: undefined };
}

/** @returns the stage that a template of a definition is, unless it has no place there */
export function stageOf(
  title: string,
  template: MappingTemplateText | undefined,
  phase: Phase,
): TemplateStage | undefined {
  if (template?.location === undefined) return undefined;
  const { file, toFile, toTemplate } = template.location;
  return { kind: 'template', title, name: file, text: template.text, phase, toDocument: toFile, toTemplate };
}

/** @returns the template of a content type: that of JSON, or the first */
export function mainTemplate(
  templates: Readonly<Record<string, MappingTemplateText>>,
): [string, MappingTemplateText] | undefined {
  const entries = Object.entries(templates);
  return entries.find(([type]) => type === 'application/json') ?? entries[0];
}

/** @returns how the response of an integration is called */
export function responseTitle({ statusCode, selectionPattern }: IntegrationResponse, type: string): string {
  const pattern = selectionPattern === undefined || selectionPattern === '' ? 'default' : selectionPattern;
  return `Response template · ${statusCode} (${pattern}) · ${type}`;
}
