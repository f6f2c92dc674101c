import { compile, type MappingTemplate } from '@veloway/mapping';
import { DIALECTS, TemplateError } from '@veloway/vtl';
import { readText } from '../read-file.js';
import type { Case } from '../suite/suite.js';

/** Compiles each template once for all of its cases. */
export interface Templates {
  /**
   * @returns the template, or the error of one that Velocity refuses
   * @throws UsageError where its file cannot be read
   */
  get(file: string, dialect: Case['dialect']): MappingTemplate | TemplateError;
}

export function templates(): Templates {
  const known = new Map<string, MappingTemplate | TemplateError>();
  return {
    get(file, dialect) {
      const key = `${dialect} ${file}`;
      const found = known.get(key) ?? compileFile(file, dialect);
      known.set(key, found);
      return found;
    },
  };
}

function compileFile(file: string, dialect: Case['dialect']): MappingTemplate | TemplateError {
  try {
    return compile(readText(file, 'the template'), { name: file, dialect: DIALECTS[dialect] });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}
