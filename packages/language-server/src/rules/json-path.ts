import { JsonPathError, jsonPathOf } from '@veloway/mapping';
import { type JsonPathLiteral, jsonPathLiterals } from '../infer/json-path-literals.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const jsonPath: Rule = {
  code: 'json-path',
  summary: 'A JSON path cannot be read, so that the template fails where it comes to it.',
  severity: 'error',
  documentation:
    "API Gateway reads paths with Jayway JsonPath. What that cannot read ends the render, and the client gets an error. A name that holds blanks or periods stands in brackets, between apostrophes: `$['unit price']`; in a text between apostrophes each of them is doubled.",
  examples: {
    good: [{ template: "$input.path('$.order.items[0].sku')" }, { template: `$input.json("$['unit price']")` }],
    bad: [
      { template: "$input.path('$.unit price')", fixed: `$input.path("$['unit price']")` },
      { template: `$input.json('$["unit price"]')`, fixed: `$input.json("$['unit price']")` },
      { template: "$input.path('$.order.')", fixed: "$input.path('$.order')" },
      { template: "$input.path('')", fixed: "$input.path('$')" },
      { template: "$input.path('$order')", fixed: "$input.path('$.order')" },
    ],
  },
  check: (view: TemplateView) => jsonPathLiterals(view).flatMap((one) => findingOf(one) ?? []),
};

function findingOf(found: JsonPathLiteral): Finding | undefined {
  const { path, literal, placeOf } = found;
  const error = errorOf(path);
  if (error === undefined) return undefined;
  const place =
    error.range === undefined ? literal : { start: placeOf(error.range.start), end: placeOf(error.range.end) };
  const { start, end } = place.start < place.end && place.end <= literal.end ? place : literal;
  const message = `API Gateway cannot read the JSON path \`${path}\`, and fails here. ${error.problem}`;
  const newText = corrected(found);
  if (newText === undefined) return { start, end, message };
  const edits = [{ start: literal.start, end: literal.end, newText }];
  return { start, end, message, fixes: [{ title: `Replace with \`${newText}\``, edits }] };
}

function errorOf(path: string): JsonPathError | undefined {
  try {
    jsonPathOf(path);
    return undefined;
  } catch (error) {
    // A path that is only too long for Veloway may be one for API Gateway.
    return error instanceof JsonPathError ? error : undefined;
  }
}

/** What people write in place of what Jayway reads. */
const CORRECTIONS: readonly ((path: string) => string)[] = [
  (path) => (path === '' ? '$' : path),
  (path) => path.replace(/^\$(?=[A-Za-z_])/, '$.'),
  (path) => path.replace(/\.+$/, ''),
  (path) => path.replace(/\["([^"'\]]*)"\]/g, "['$1']"),
  (path) => path.replace(/\.([^.[\]'"]* [^.[\]'"]*)/g, "['$1']"),
];

/** @returns the literal with the path that was likely meant */
function corrected({ path, literal: { quote } }: JsonPathLiteral): string | undefined {
  for (const correct of CORRECTIONS) {
    const better = correct(path);
    if (better === path || errorOf(better) !== undefined) continue;
    if (!better.includes(quote)) return `${quote}${better}${quote}`;
    return better.includes('"') ? undefined : `"${better}"`;
  }
  return undefined;
}
