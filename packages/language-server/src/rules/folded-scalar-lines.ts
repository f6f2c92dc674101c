import { type Comment, visit } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import type { Finding, Fix, Rule } from './rule.js';

/** An OpenAPI document whose one template is written so. */
function openApi(template: string): { readonly file: string; readonly text: string } {
  const text = `openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders:
    post:
      responses: {}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: ${template}
`;
  return { file: 'openapi.yaml', text };
}

const SPLIT = `>
            ## the order
            {"id": 1}`;

export const foldedScalarLines: Rule = {
  code: 'folded-scalar-lines',
  summary: 'YAML joins the lines of the template, and a comment swallows the next one.',
  severity: 'error',
  documentation:
    'After `>`, and in quotes or without any, YAML makes one line of several: API Gateway gets a space in the place of each line break. A comment that begins with `##` then goes on to the end of the joined line, and what was written in the next lines is never printed. Write `|` in the place of `>`, or end the comment itself: `#* … *#`.',
  examples: {
    good: [
      {
        template: '{"id":  1}\n',
        host: openApi('>\n            {"id":\n             1}'.replace(':\n             ', ':  ')),
      },
      { template: '## the order\n{"id": 1}\n', host: openApi(SPLIT.replace('>', '|')) },
      { template: '#* the order *# {"id": 1}\n', host: openApi(SPLIT.replace('## the order', '#* the order *#')) },
    ],
    bad: [
      {
        template: '## the order {"id": 1}\n',
        host: openApi(SPLIT),
        fixed: '#* the order *# {"id": 1}\n',
      },
    ],
  },
  check: (view) => (view.embedding?.spelling === 'literal' ? [] : findingsOf(view)),
};

function findingsOf(view: TemplateView): readonly Finding[] {
  const findings: Finding[] = [];
  if (view.embedding === undefined || !view.text.includes('##')) return findings;
  visit(view.tree, (node) => {
    if (node.kind !== 'Comment' || !view.text.startsWith('##', node.start)) return;
    const joint = jointIn(view, node);
    if (joint !== undefined) findings.push(findingAt(view, node, joint));
  });
  return findings;
}

/** @returns where in a comment the file goes on in another line, with something else than white space */
function jointIn({ text, embedding }: TemplateView, { start, end }: Comment): number | undefined {
  const line = text.slice(start, end).trimEnd();
  for (let at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) {
    const place = embedding?.toHost(start + at) ?? 0;
    if (/[\r\n]/.test(embedding?.hostText[place] ?? '')) return start + at;
  }
  return undefined;
}

function findingAt({ text, embedding }: TemplateView, { start, end }: Comment, joint: number): Finding {
  const comment = text.slice(start + 2, joint);
  const lost = text.slice(joint + 1, end).trimEnd();
  const shown = lost.length > 40 ? `${lost.slice(0, 40)}…` : lost;
  const block =
    embedding?.spelling === 'folded' ? 'write `|` in the place of `>`' : 'write the template as a block behind `|`';
  const message = `YAML joins this line with the next one, so that \`${shown}\` is part of the comment: ${block}, or end it: \`#*${comment} *#\`.`;
  return {
    start: joint + 1,
    end: joint + 1 + lost.length,
    message,
    fixes: comment.includes('*#') ? [] : [fixOf(start, joint)],
  };
}

function fixOf(start: number, joint: number): Fix {
  return {
    title: 'End the comment with `*#`',
    edits: [
      { start, end: start + 2, newText: '#*' },
      { start: joint, end: joint, newText: ' *#' },
    ],
  };
}
