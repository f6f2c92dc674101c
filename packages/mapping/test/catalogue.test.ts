import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CatalogueRow, findInCatalogue, type Implementation } from '../src/catalogue/index.js';
import { compile } from '../src/compile.js';
import { inputOf } from '../src/input.js';
import { utilOf } from '../src/util.js';

const byName = CATALOGUE.map((row): [string, CatalogueRow] => [row.name, row]);

function implementationsOf<K extends Implementation['of']>(of: K): Extract<Implementation, { of: K }>[] {
  const all = CATALOGUE.map((row) => row.implementation);
  return all.filter((implementation): implementation is Extract<Implementation, { of: K }> => implementation.of === of);
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

describe.each(byName)('%s', (name, row) => {
  it('does what its example says', () => {
    expect(compile(row.example.template).render(row.example.event).output).toBe(row.example.output);
  });

  it('is named by its example and its signature', () => {
    const [start = ''] = name.replace(/^\$/, '').split(/[<(]/);
    const [root = ''] = start.split('.');
    expect(row.example.template).toContain(root);
    expect(row.signature).toContain(start);
  });

  it('is documented in sentences', () => {
    for (const text of [row.documentation, row.quirk ?? 'None.']) expect(text).toMatch(/^[A-Z`].*[^.]\.$/s);
    expect(row.source).not.toBe('');
    expect(row.apiTypes.length).toBeGreaterThan(0);
  });
});

describe('the catalogue', () => {
  it('names everything once', () => {
    expect(new Set(CATALOGUE.map((row) => row.name)).size).toBe(CATALOGUE.length);
  });

  it('lists what $input has, and nothing else', () => {
    const { properties, methods } = inputOf({}, false);
    const listed = implementationsOf('input').map(({ member, arity }) => `${member} ${arity ?? 'property'}`);
    const overloads = [...methods].flatMap(([name, { arity }]) => arity.map((count) => `${name} ${count}`));
    expect([...Array.from(properties.keys(), (name) => `${name} property`), ...overloads].sort()).toEqual(
      listed.sort(),
    );
  });

  it('lists what $util has, and nothing else', () => {
    const listed = implementationsOf('util').map(({ member }) => member);
    expect([...utilOf().methods.keys()]).toEqual(listed);
    expect(utilOf().properties.size).toBe(0);
  });

  it('calls each member by the name of its row', () => {
    for (const { name, implementation } of CATALOGUE) {
      if (implementation.of !== 'input' && implementation.of !== 'util') continue;
      const { of, member } = implementation;
      const args = of === 'util' || implementation.arity === 1 ? '(x)' : '()';
      expect(name).toBe(
        of === 'input' && implementation.arity === undefined ? `$${of}.${member}` : `$${of}.${member}${args}`,
      );
    }
  });

  it('marks what access logs alone have as empty in templates', () => {
    for (const { name, availability, implementation } of CATALOGUE) {
      if (availability.accessLog !== 'only') continue;
      expect([name, availability.requestTemplate, availability.responseTemplate, implementation.of]).toEqual([
        name,
        'no',
        'no',
        'nothing',
      ]);
    }
  });
});

describe('reading variables', () => {
  it.each(byName.filter(([name]) => !name.includes('<')))('reads %s where the template does', (name, row) => {
    if (row.implementation.of !== 'event') return;
    const value = row.implementation.read(row.example.event, '');
    const printed = typeof value === 'object' ? '' : String(value);
    if (name !== '$context') expect(compile(name).render(row.example.event).output).toBe(printed);
  });

  it('reads a name that a row leaves open', () => {
    const row = findInCatalogue('$context.authorizer.tier');
    const event = { requestContext: { authorizer: { tier: 'gold' } } };
    expect(row?.implementation.of === 'event' && row.implementation.read(event, 'tier')).toBe('gold');
  });

  it('finds nothing where the event has nothing', () => {
    for (const { read } of implementationsOf('event')) expect(read({}, 'toString')).toBeUndefined();
  });

  it('reads the method and the resource from the event where its context has none', () => {
    const event = { httpMethod: 'PUT', resource: '/pets' };
    const read = (name: string) => {
      const implementation = findInCatalogue(name)?.implementation;
      return implementation?.of === 'event' ? implementation.read(event, '') : undefined;
    };
    expect([read('$context.httpMethod'), read('$context.resourcePath')]).toEqual(['PUT', '/pets']);
    expect(compile('$context.httpMethod $context.resourcePath').render(event).output).toBe('PUT /pets');
  });

  it('reads what the examples override', () => {
    const read = CATALOGUE.flatMap(({ name, example, implementation }) => {
      if (implementation.of !== 'overrides') return [];
      const { overrides } = compile(example.template).render(example.event);
      const written = /#set\(\$context\S*?[.[]"?([\w-]+)"?\]? = /.exec(example.template)?.[1] ?? '';
      return [`${lastSegment(name)} ${JSON.stringify(implementation.read(overrides, written))}`];
    });
    expect(read).toEqual([
      'requestOverride undefined',
      '<name> "blue"',
      '<name> "7"',
      '<name> "name"',
      'responseOverride {"custom":"handed on"}',
      '<name> "bar"',
      'status 404',
    ]);
  });
});

describe('findInCatalogue', () => {
  it.each([
    ['$context.identity.sourceIp', '$context.identity.sourceIp'],
    ['$!{context.identity.sourceIp}', '$context.identity.sourceIp'],
    ['$context["identity"].sourceIp', '$context.identity.sourceIp'],
    ['$context.authorizer.claims.sub', '$context.authorizer.claims.<name>'],
    ['$context.authorizer.claims["custom:role"]', '$context.authorizer.claims.<name>'],
    ['$context.authorizer.error', '$context.authorizer.error'],
    ['$context.authorizer.tier', '$context.authorizer.<key>'],
    ['$context.requestOverride.header.X-Amz-Target', '$context.requestOverride.header.<name>'],
    ['$stageVariables.url', '$stageVariables.<name>'],
    [`\${stageVariables['url']}`, '$stageVariables.<name>'],
    ['$input.body', '$input.body'],
    ["$input.json('$.a')", '$input.json(x)'],
    ['$input.params()', '$input.params()'],
    ['$input.params( )', '$input.params()'],
    ["$input.params('id')", '$input.params(x)'],
    ['$util.urlEncode($input.params("id"))', '$util.urlEncode(x)'],
  ])('finds %s', (path, name) => {
    expect(findInCatalogue(path)?.name).toBe(name);
  });

  it.each([
    '$context.nope',
    '$input.nope',
    '$util.toJson($x)',
    '$input.body()',
    '$stageVariables',
    '$context.toString',
    '',
  ])('does not find %s', (path) => {
    expect(findInCatalogue(path)).toBeUndefined();
  });
});
