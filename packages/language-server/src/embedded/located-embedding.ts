import type { DefinitionKind, SpelledScalar, TemplateLocation } from '@veloway/api';
import type { Embedding, Spelling } from './embedding.js';
import { hostEdit } from './host-edit.js';

/** The location of a template that one scalar spells. */
export type ScalarLocation = TemplateLocation & { readonly scalar: SpelledScalar };

/** An embedding that knows what it was made of, so that it can be moved when the text before it changes. */
export interface LocatedEmbedding extends Embedding {
  readonly location: ScalarLocation;
  /** How many characters the file has more before the template than where the location is right. */
  readonly shift: number;
}

/**
 * @param location where the template stands in a text that had `shift` characters less before it
 * @param hostText the text as it is now
 */
export function embeddingOf(
  kind: DefinitionKind,
  location: ScalarLocation,
  hostText = location.text,
  shift = 0,
): LocatedEmbedding {
  const { file, scalar } = location;
  const place = { start: scalar.start + shift, end: scalar.end + shift };
  const moved: TemplateLocation = {
    ...location,
    text: hostText,
    scalar: { ...scalar, ...place },
    toFile: (offset) => location.toFile(offset) + shift,
    toTemplate: (offset) => location.toTemplate(offset - shift),
  };
  return {
    kind,
    file,
    hostText,
    scalar: place,
    spelling: spellingOf(kind, file, scalar),
    substitutedBy: substitutedBy(kind, hostText, place.start),
    toHost: moved.toFile,
    toTemplate: moved.toTemplate,
    editHost: (edit) => hostEdit(moved, edit),
    location,
    shift,
  };
}

function spellingOf(kind: DefinitionKind, file: string, { spelling }: SpelledScalar): Spelling {
  const isJson = file.endsWith('.json') || kind === 'terraform' || kind === 'terraform-plan';
  return isJson && spelling === 'double-quoted' ? 'json' : spelling;
}

/** `!Sub |`, `Fn::Sub: "…"`, or the first of a list in either. */
const SUB = /(?:!Sub|["']?Fn::Sub["']?\s*:)\s*(?:\[\s*|-\s+)?$/;
const LONGEST_SUB = 200;

function substitutedBy(kind: DefinitionKind, text: string, start: number): Embedding['substitutedBy'] {
  if (kind === 'serverless') return 'serverless';
  if (kind === 'terraform') return 'terraform';
  const isResources = kind === 'sam' || kind === 'cloudformation';
  const before = text.slice(Math.max(0, start - LONGEST_SUB), start);
  // OpenAPI documents that CloudFormation includes have its functions as well.
  return (isResources || kind === 'openapi') && SUB.test(before) ? 'Fn::Sub' : undefined;
}
