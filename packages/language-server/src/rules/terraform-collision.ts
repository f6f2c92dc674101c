import { bareFix, type ClaimedVariable, claimedVariables, keepFix } from '../embedded/claimed-variables.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

/** A configuration whose one mapping template is written so. */
function configuration(template: string): { readonly file: string; readonly text: string } {
  const api = { rest_api_id: '${aws_api_gateway_rest_api.a.id}', http_method: 'POST' };
  const method = { ...api, resource_id: '${aws_api_gateway_rest_api.a.root_resource_id}' };
  const integration = { ...method, type: 'MOCK', request_templates: { 'application/json': template } };
  const resource = {
    aws_api_gateway_rest_api: { a: { name: 'orders' } },
    aws_api_gateway_method: { a: { ...method, authorization: 'NONE' } },
    aws_api_gateway_integration: { a: integration },
  };
  return { file: 'api.tf.json', text: JSON.stringify({ variable: { table: { default: 'orders' } }, resource }) };
}

export const terraformCollision: Rule = {
  code: 'terraform-collision',
  summary: 'Terraform takes a reference of the template for one of its own expressions.',
  severity: 'error',
  documentation:
    'In the strings of a `*.tf.json`, `${…}` is an expression of Terraform and `%{…}` a directive. What begins with a variable of the template, with a lone name, or with no directive of Terraform makes it refuse the file. Terraform reads `$${` and `%%{` as `${` and `%{`, and `$name` means the same to Velocity.',
  examples: {
    good: [
      { template: '${id} orders', host: configuration('$${id} ${var.table}') },
      { template: "$input.params('id')", host: configuration("$input.params('id')") },
    ],
    bad: [
      {
        template: "${input.params('id')}",
        host: configuration("${input.params('id')}"),
        fixed: "${input.params('id')}",
      },
      { template: '100 %{x}', host: configuration('100 %{x}'), fixed: '100 %{x}' },
    ],
  },
  check: (view) => claimedVariables(view, 'terraform').flatMap((variable) => findingOf(view, variable) ?? []),
};

const CONSTANT = /^(?:true|false|null)$/;
const LONE_NAME = /^[a-zA-Z_][\w-]*$/;

function findingOf(view: TemplateView, variable: ClaimedVariable): Finding | undefined {
  const { start, end, written, expression, isReplaced, isOfTemplate } = variable;
  const isDirective = written.startsWith('%');
  // A name with a dot may be of a resource in another file.
  const isLone = LONE_NAME.test(expression) && !CONSTANT.test(expression);
  if (isReplaced || !(isDirective || isOfTemplate || isLone)) return undefined;
  const kept = `${written[0]}${written}`;
  const bare = isDirective ? undefined : bareFix(view, variable);
  const fixes = [keepFix(variable, kept), bare].filter((fix) => fix !== undefined);
  const what = isDirective ? 'a directive' : 'an expression';
  const message = `Terraform takes \`${written}\` for ${what} of its own, and refuses it: write \`${kept}\` where the template is to have it.`;
  return { start, end, message, fixes };
}
