import type { Definition } from '../definition.js';
import type { DefinitionOptions } from './definition-options.js';
import type { Place } from './place.js';

/** A file of YAML or JSON that was parsed, and how it is to be read. */
export interface SourceDocument {
  readonly file: string;
  readonly root: Place;
  readonly options: DefinitionOptions;
}

/** Reads a document of one kind. */
export type DocumentReader = (document: SourceDocument) => Definition;
