import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { FIDELITY } from '../src/fidelity.js';
import { CATALOGUE } from '../src/catalogue/index.js';
import { compile } from '../src/compile.js';
it('x', () => {
  const jobs: unknown[] = [];
  const run = (id: string, template: string, event: any, want: string) => {
    let got: string;
    try { got = compile(template).render(event ?? {}).output; } catch (e: any) { got = `!${e.code}`; }
    if (got !== want) console.log(id, JSON.stringify({ got, want }));
    const p = (x: any) => x ?? {};
    jobs.push({ id, template, dialect: 'api-gateway', context: { context: { ...p(event?.requestContext) }, stageVariables: p(event?.stageVariables) }, input: { body: event?.body || '{}', params: { path: p(event?.pathParameters), querystring: p(event?.queryStringParameters), header: p(event?.headers) } }, got });
  };
  for (const r of FIDELITY) if (r.test) run(r.id, r.test.template, r.test.event, 'error' in r.test ? `!${r.test.error}` : r.test.output);
  for (const r of CATALOGUE) if (!/^\$context\./.test(r.name)) run(r.name, r.example.template, r.example.event, r.example.output);
  writeFileSync('/tmp/fid-jobs.ndjson', jobs.map((j) => JSON.stringify(j)).join('\n'));
});
