import type { DefinitionKind, DefinitionProblem } from '@veloway/api';
import type { TemplateRole } from '../template-view.js';
import type { Embedding } from './embedding.js';
import { readAgain } from './read-again.js';
import { readEmbedded } from './read-embedded.js';

/** A template in a definition. */
export interface EmbeddedTemplate {
  readonly text: string;
  readonly role: TemplateRole;
  readonly embedding: Embedding;
}

/** What a file holds of templates, and what is wrong with it besides. */
export interface EmbeddedTemplates {
  readonly text: string;
  /** Undefined where the file is no definition of an API. */
  readonly kind: DefinitionKind | undefined;
  /** In the order of the file. */
  readonly templates: readonly EmbeddedTemplate[];
  /** Of this file alone. */
  readonly problems: readonly DefinitionProblem[];
}

/**
 * @param file the name of the file
 * @param previous what an earlier text of the same file held: where the change is within a template, only that is read
 *   again; the answer is the same without it
 */
export function embeddedTemplates(text: string, file: string, previous?: EmbeddedTemplates): EmbeddedTemplates {
  return (previous && readAgain(previous, text)) ?? readEmbedded(text, file);
}
