import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

/** `${name|'default'}`. */
const DEFAULT_VALUE = /\$!?\{([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)\|([^{}\r\n]*)\}/g;

export const velocity2Syntax: Rule = {
  code: 'velocity-2-syntax',
  summary: 'Velocity 2 can do this; that of API Gateway refuses the template.',
  severity: 'error',
  documentation:
    "API Gateway runs templates as Velocity 1.7 does. Default values, `${name|'default'}`, came with Velocity 2.1: API Gateway refuses a template that has one. Compare the value instead; what is missing is the empty text.",
  examples: {
    good: [{ template: '#if($name != "")$name#{else}none#end' }],
    bad: [{ template: "a ${name|'none'}", fixed: 'a #if($name != "")$name#{else}none#end' }],
  },
  check: findings,
};

function findings({ text, problems }: TemplateView): readonly Finding[] {
  const refused = problems.filter(({ severity }) => severity === 'error');
  if (refused.length === 0 || !text.includes('|')) return [];
  return Array.from(text.matchAll(DEFAULT_VALUE)).flatMap((match) => {
    const [written, path = '', value = ''] = match;
    const { index: start } = match;
    const end = start + written.length;
    if (!refused.some((problem) => problem.start < end && problem.end > start)) return [];
    const message = `\`${written}\` is of Velocity 2; API Gateway's Velocity has no default values and refuses the template. Compare with \`#if\`.`;
    const otherwise = /^\s*(['"])([^'"$#]*)\1\s*$/.exec(value)?.[2];
    if (otherwise === undefined) return [{ start, end, message }];
    const newText = `#if($${path} != "")$${path}#{else}${otherwise}#end`;
    return [{ start, end, message, fixes: [{ title: 'Compare with `#if`', edits: [{ start, end, newText }] }] }];
  });
}
