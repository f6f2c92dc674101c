import { compile, type MappingTemplate } from '@veloway/mapping';
import { DIALECTS, TemplateError } from '@veloway/vtl';
import type { TemplateText } from '../definition/template-text.js';
import { readText } from '../read-file.js';
import type { Case } from '../suite/suite.js';

/** Compiles each template once for all of its cases. */
export interface Templates {
  /**
   * @param inDefinition the template itself, where an OpenAPI file holds it
   * @returns the template, or the error of one that Velocity refuses
   * @throws UsageError where its file cannot be read
   */
  get(file: string, dialect: Case['dialect'], inDefinition?: TemplateText): MappingTemplate | TemplateError;
}

export function templates(): Templates {
  const known = new Map<string, MappingTemplate | TemplateError>();
  return {
    get(file, dialect, inDefinition) {
      const key = `${dialect} ${file}`;
      const found = known.get(key) ?? compileText(inDefinition ?? textOf(file), dialect);
      known.set(key, found);
      return found;
    },
  };
}

function textOf(file: string): TemplateText {
  return { text: readText(file, 'the template'), name: file };
}

function compileText({ text, ...source }: TemplateText, dialect: Case['dialect']): MappingTemplate | TemplateError {
  try {
    return compile(text, { ...source, dialect: DIALECTS[dialect] });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}
