import type { DefinitionKind, DefinitionProblem } from '@veloway/api';
import type { TemplateRole } from '../template-view.js';
import type { Embedding } from './embedding.js';

export interface EmbeddedTemplate {
  readonly text: string;
  readonly role: TemplateRole;
  readonly embedding: Embedding;
}

export interface EmbeddedTemplates {
  readonly text: string;
  readonly kind: DefinitionKind | undefined;
  readonly templates: readonly EmbeddedTemplate[];
  readonly problems: readonly DefinitionProblem[];
}

export function embeddedTemplates(text: string, _file: string, _previous?: EmbeddedTemplates): EmbeddedTemplates {
  return { text, kind: undefined, templates: [], problems: [] };
}
