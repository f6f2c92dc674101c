import type { DefinitionKind, LocatedText, SpelledScalar, SubstitutedVariable, TemplateLocation } from '@veloway/api';
import type { Embedding, Spelling } from './embedding.js';
import { hostEdit } from './host-edit.js';

/** A template that one scalar spells. */
export interface SpelledTemplate extends LocatedText {
  readonly kind: DefinitionKind;
  readonly location: TemplateLocation & { readonly scalar: SpelledScalar };
}

/** An embedding that knows what it was made of, so that it can be moved when the text before it changes. */
export interface LocatedEmbedding extends Embedding {
  readonly template: SpelledTemplate;
  /** How many characters the file has more before the template than where the location is right. */
  readonly shift: number;
}

/**
 * @param template whose location is right in a text that had `shift` characters less before it
 * @param hostText the text as it is now
 */
export function embeddingOf(template: SpelledTemplate, hostText = template.location.text, shift = 0): LocatedEmbedding {
  const { kind, location } = template;
  const { file, scalar, substituted } = location;
  return {
    kind,
    file,
    hostText,
    scalar: moved(scalar, shift),
    spelling: spellingOf(kind, file, scalar),
    substitutedBy: substituted?.by ?? toolOf(kind),
    get variables() {
      return (substituted?.variables ?? []).map((variable) => movedVariable(variable, shift));
    },
    toHost: (offset) => location.toFile(offset) + shift,
    toTemplate: (offset) => location.toTemplate(offset - shift),
    editHost: (edit) => {
      const change = hostEdit(template, edit);
      return change && { ...moved(change, shift), newText: change.newText };
    },
    template,
    shift,
  };
}

function moved({ start, end }: SpelledScalar | { readonly start: number; readonly end: number }, by: number) {
  return { start: start + by, end: end + by };
}

function movedVariable(variable: SubstitutedVariable, by: number): SubstitutedVariable {
  return { ...variable, inFile: moved(variable.inFile, by) };
}

function spellingOf(kind: DefinitionKind, file: string, { spelling }: SpelledScalar): Spelling {
  const isJson = file.endsWith('.json') || kind === 'terraform' || kind === 'terraform-plan';
  return isJson && spelling === 'double-quoted' ? 'json' : spelling;
}

/** These tools look at every text of a file. */
function toolOf(kind: DefinitionKind): Embedding['substitutedBy'] {
  return kind === 'serverless' || kind === 'terraform' ? kind : undefined;
}
