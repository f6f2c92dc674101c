import type { DefinitionProblem } from '@veloway/api';
import type { Fix } from '../rules/rule.js';

/**
 * `Fn::Sub` replaces `${name}` before API Gateway sees the template; `${!name}` it leaves alone, without the mark.
 *
 * @param text of the definition
 * @returns what removes a problem of a definition, as far as that is known
 */
export function definitionFixes({ code, start, end }: DefinitionProblem, text: string): readonly Fix[] {
  const written = text.slice(start, end);
  if (code !== 'broken-reference' || !/^\$\{[^!}]+\}$/.test(written)) return [];
  const kept = `\${!${written.slice(2)}`;
  return [
    { title: `Write \`${kept}\`, which CloudFormation leaves to the template`, edits: [{ start, end, newText: kept }] },
  ];
}
