import type { Problem } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import type { Fix } from './rule.js';

/** @returns what removes a problem of the parser, where there is no doubt about what was meant */
export function syntaxFix(view: TemplateView, problem: Problem): Fix | undefined {
  const written = view.text.slice(problem.start, problem.end);
  if (problem.code === 'null-literal') return replacement(problem, '$null');
  if (problem.code === 'unknown-directive') return directiveFix(view, problem);
  if (problem.code !== 'unexpected-token') return undefined;
  if (written === '=' && problem.message.includes('does not compare')) return replacement(problem, '==');
  if (written !== '' && written.trim() === '') {
    return { title: 'Remove the blank', edits: [{ start: problem.start, end: problem.end, newText: '' }] };
  }
  return undefined;
}

function replacement({ start, end }: Problem, newText: string): Fix {
  return { title: `Replace with \`${newText}\``, edits: [{ start, end, newText }] };
}

function directiveFix({ text }: TemplateView, problem: Problem): Fix | undefined {
  if (/^#\{?set$/.test(text.slice(problem.start, problem.end))) return parentheses(text, problem);
  const name = /Did you mean `#(\w+)`\?/.exec(problem.message)?.[1];
  if (name === undefined) return undefined;
  const written = /^#\{?/.exec(text.slice(problem.start, problem.end))?.[0] ?? '#';
  const edits = [{ start: problem.start + written.length, end: problem.end, newText: name }];
  return { title: `Replace with \`#${name}\``, edits };
}

const ASSIGNMENT = /^([ \t]+)(\$!?\{?[A-Za-z_][\w.-]*\}?[ \t]*=[^\r\n]*?)[ \t]*(?=[\r\n]|$)/;

/** `#set $x = 1` in a line of its own. */
function parentheses(text: string, { end }: Problem): Fix | undefined {
  const [, blanks, assignment] = ASSIGNMENT.exec(text.slice(end)) ?? [];
  if (blanks === undefined || assignment === undefined) return undefined;
  const whole = { start: end, end: end + blanks.length + assignment.length };
  return { title: 'Put it between parentheses', edits: [{ ...whole, newText: `(${assignment})` }] };
}
