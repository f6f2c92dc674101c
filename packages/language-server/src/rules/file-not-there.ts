import { type Directive, visit } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const fileNotThere: Rule = {
  code: 'file-not-there',
  summary: 'A mapping template has no files beside it that `#parse` and `#include` could read.',
  severity: 'warning',
  documentation:
    'API Gateway keeps each template by itself. Where a render comes to `#parse` or `#include`, Velocity finds no such file, and fails. Write the text into the template.',
  examples: {
    good: [{ template: '#[[#parse("a.vtl")]]#' }, { template: '\\#include("a.txt")' }],
    bad: [{ template: '#parse("header.vtl")' }, { template: '{"a": #include("a.json")}' }],
  },
  check: findings,
};

function findings({ tree }: TemplateView): readonly Finding[] {
  const found: Directive[] = [];
  visit(tree, (node) => {
    if (node.kind === 'Directive' && node.hasParentheses && /^(?:parse|include)$/.test(node.name)) found.push(node);
  });
  return found.map(({ start, nameStart, name }) => {
    const message = `There are no files that \`#${name}\` could read in API Gateway: it fails. Write their text here.`;
    return { start, end: nameStart + name.length, message };
  });
}
