import { describe, expect, it } from 'vitest';
import { type DefinitionOptions, readDefinition } from '../../src/index.js';

/** @returns what a variable of the environment comes to in a service with these files beside it */
function tableOf(files: Readonly<Record<string, string>>, options: DefinitionOptions = {}, head = 'useDotenv: true') {
  const text = `service: shop
${head}
provider: { name: aws, environment: { TABLE: "\${env:TABLE, 'none'}" } }
functions: { orders: { handler: a.b } }
`;
  const { functions, problems } = readDefinition(text, 'serverless.yml', { load: (path) => files[path], ...options });
  expect(problems).toEqual([]);
  return functions[0]?.environment.TABLE;
}

describe('`useDotenv`', () => {
  it.each<[what: string, expected: string, files: Readonly<Record<string, string>>, options?: DefinitionOptions]>([
    ['reads `.env`', 'a', { '.env': 'TABLE=a' }],
    ['reads the file of the stage in its place', 'b', { '.env': 'TABLE=a', '.env.dev': 'TABLE=b' }],
    [
      'reads that of the stage that is asked for',
      'c',
      { '.env.dev': 'TABLE=b', '.env.live': 'TABLE=c' },
      { stage: 'live' },
    ],
    ['leaves the environment as it is', 'd', { '.env': 'TABLE=a' }, { environment: { TABLE: 'd' } }],
    ['goes without a file', 'none', {}],
  ])('%s', (_, expected, files, options) => {
    expect(tableOf(files, options)).toBe(expected);
  });

  it('reads nothing unless it is true', () => {
    expect(tableOf({ '.env': 'TABLE=a' }, {}, 'useDotenv: false')).toBe('none');
  });

  it('takes the stage that the file says by a variable', () => {
    const files = { '.env.live': 'TABLE=c' };
    const text = `service: shop
useDotenv: true
provider: { name: aws, stage: "\${opt:stage, 'live'}", environment: { TABLE: "\${env:TABLE}" } }
functions: { orders: { handler: a.b } }
`;
    const { functions } = readDefinition(text, 'serverless.yml', {
      load: (path) => (path === '.env.live' ? files['.env.live'] : undefined),
    });
    expect(functions[0]?.environment.TABLE).toBe('c');
  });
});

describe('a line', () => {
  it.each([
    ['TABLE = a b # comment', 'a b'],
    ['export TABLE=a', 'a'],
    ['TABLE: a', 'a'],
    ["TABLE='a # $OTHER'", 'a # $OTHER'],
    ['TABLE="a # b" # comment', 'a # b'],
    ['TABLE="a\\nb"', 'a\nb'],
    ['TABLE="a\nb"\nNEXT=1', 'a\nb'],
    ['TABLE=`a "b"`', 'a "b"'],
    ['OTHER=o\nTABLE=${OTHER}-$OTHER', 'o-o'],
    ['TABLE=', ''],
    ['# TABLE=a\nTABLE=b\r\nTABLE=c', 'c'],
    ['TABLE="a', '"a'],
  ])('%j', (line, expected) => {
    expect(tableOf({ '.env': line })).toBe(expected);
  });
});
