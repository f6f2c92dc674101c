import { positionAt } from '@veloway/vtl';
import { type DefinitionOptions, readDefinition } from '../../src/index.js';

/** @returns what is wrong with a file, as `line:column severity code: message`; what is in another file begins with its name */
export function describedProblems(text: string, options: DefinitionOptions = {}): string[] {
  return readDefinition(text, 'template.yaml', options).problems.map(({ file, severity, code, start, message }) => {
    const { line, column } = positionAt(file === 'template.yaml' ? text : (options.load?.(file) ?? ''), start);
    const where = `${line}:${column} ${severity} ${code}: ${message}`;
    return file === 'template.yaml' ? where : `${file}:${where}`;
  });
}
