import { type Configuration, DEFAULT_CONFIGURATION } from './configuration.js';
import type { TextEdit } from './edit.js';
import { type EmbeddedTemplates, embeddedTemplates } from './embedded/embedded-templates.js';
import { type Sample, type TemplateRole, type TemplateView, UNKNOWN_ROLE } from './template-view.js';
import { viewOf } from './view-of.js';

/** A file as an editor has it. */
export interface TextFile {
  readonly uri: string;
  /** LSP's: `vtl`, `yaml`, `json`. */
  readonly languageId: string;
  readonly text: string;
}

/** What stands around a file and has a say in its answers. */
export interface Surroundings {
  readonly samples: readonly Sample[];
  /** What a definition says of a template that it includes from a file of its own. */
  readonly role: TemplateRole;
  readonly configuration: Configuration;
}

export const NO_SURROUNDINGS: Surroundings = {
  samples: [],
  role: UNKNOWN_ROLE,
  configuration: DEFAULT_CONFIGURATION,
};

/** A file, and the templates that it is or holds: what every question is asked of. It never changes. */
export interface Document extends TextFile {
  readonly surroundings: Surroundings;
  /** In the order of the file. */
  readonly templates: readonly HostedTemplate[];
  /** What the file says besides, where it is the definition of an API. */
  readonly definition: EmbeddedTemplates | undefined;
}

/** A template, and how its places are those of its file. */
export interface HostedTemplate {
  readonly view: TemplateView;
  toHost(offset: number): number;
  toTemplate(offset: number): number | undefined;
  /** @returns the change of the file that changes the template so; undefined where the file cannot say it */
  editHost(edit: TextEdit): TextEdit | undefined;
}

/**
 * @param previous the same file before a change, which spares reading again what has not changed; the answers are the
 *   same without it
 */
export function documentOf(file: TextFile, surroundings = NO_SURROUNDINGS, previous?: Document): Document {
  const shared = { ...file, surroundings };
  if (isTemplateFile(file))
    return { ...shared, templates: [ofItself(file, surroundings, previous)], definition: undefined };
  const definition = embeddedTemplates(file.text, fileName(file.uri), previous?.definition);
  return { ...shared, definition, templates: embedded(definition, previous) };
}

/** @returns whether a file is a mapping template, and not one that may hold some */
export function isTemplateFile({ uri, languageId }: Pick<TextFile, 'uri' | 'languageId'>): boolean {
  return /^(vtl|vm|velocity)$/i.test(languageId) || /\.(vtl|vm|velocity)$/i.test(uri);
}

/** @returns the last segment of a URI, as people write it */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that escapes nothing is part of the name.
    return name;
  }
}

function ofItself({ text }: TextFile, { samples, role }: Surroundings, previous: Document | undefined): HostedTemplate {
  const same = (offset: number): number => offset;
  const basis = previous?.templates[0]?.view;
  return { view: viewOf(text, { samples, role, basis }), toHost: same, toTemplate: same, editHost: (edit) => edit };
}

function embedded({ templates }: EmbeddedTemplates, previous: Document | undefined): readonly HostedTemplate[] {
  const before = new Map(previous?.templates.map(({ view }) => [view.text, view]));
  return templates.map(({ text, role, embedding }) => ({
    view: viewOf(text, { role, embedding, samples: NO_SURROUNDINGS.samples, basis: before.get(text) }),
    toHost: embedding.toHost,
    toTemplate: embedding.toTemplate,
    editHost: embedding.editHost,
  }));
}
