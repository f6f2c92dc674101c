import { bareFix, type ClaimedVariable, claimedVariables, keepFix } from '../embedded/claimed-variables.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

/** A service whose one mapping template is written so. */
function service(template: string): { readonly file: string; readonly text: string } {
  const text = `service: orders
provider: { name: aws, runtime: nodejs20.x }
custom: { table: orders }
functions:
  create:
    handler: src/create.handler
    events:
      - http:
          path: orders
          method: post
          integration: lambda
          request: { template: { application/json: ${template} } }
`;
  return { file: 'serverless.yml', text };
}

export const serverlessCollision: Rule = {
  code: 'serverless-collision',
  summary: 'The Serverless Framework takes a reference of the template for one of its own variables.',
  severity: 'error',
  documentation:
    "In a `serverless.yml`, `${` with a name in small letters and a colon or a parenthesis is a variable of the framework: `${self:custom.table}`, but `${input.params('id')}` as well, for which there is no source, so that nothing is deployed. `${id}` is left alone. Write the reference without braces, or `\\${`, from which the framework takes the backslash away. A service with plugins may have further sources, so that only names of the template are reported there.",
  examples: {
    good: [
      { template: 'orders ${id}', host: service("'${self:custom.table} ${id}'") },
      { template: "$input.params('id')", host: service('"$input.params(\'id\')"') },
      { template: "${input.params('id')}", host: service('"\\\\${input.params(\'id\')}"') },
    ],
    bad: [
      {
        template: "${input.params('id')}",
        host: service('"${input.params(\'id\')}"'),
        fixed: "$input.params('id')",
      },
      {
        template: "${input.params('id')}.name",
        host: service('"${input.params(\'id\')}.name"'),
        fixed: "${input.params('id')}.name",
      },
    ],
  },
  check: (view) => claimedVariables(view, 'serverless').flatMap((variable) => findingOf(view, variable) ?? []),
};

const PLUGINS = /^\s*["']?plugins["']?\s*:/m;

function findingOf(view: TemplateView, variable: ClaimedVariable): Finding | undefined {
  const { start, end, written, expression, isReplaced, isOfTemplate } = variable;
  const mayBeOfPlugin = !isOfTemplate && PLUGINS.test(view.embedding?.hostText ?? '');
  if (isReplaced || mayBeOfPlugin) return undefined;
  const kept = `\\${written}`;
  const fixes = [bareFix(view, variable), keepFix(variable, kept)].filter((fix) => fix !== undefined);
  const source = /^[\w.-]+/.exec(expression)?.[0] ?? expression;
  const message = `The Serverless Framework takes \`${written}\` for a variable of its own, and has no source \`${source}\`, so that it refuses the file: write it without braces, or \`${kept}\`.`;
  return { start, end, message, fixes };
}
