import { chmodSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCaseFolder } from '../../src/suite/case-folder.js';
import { project } from './project.js';
import { shown } from './shown.js';

/** Reads `a.vtl.cases` with these files. */
async function read(files: Readonly<Record<string, unknown>>, names?: readonly string[]) {
  const entries = Object.entries(files).map(([name, content]) => [`a.vtl.cases/${name}`, content]);
  project({ 'a.vtl': '', ...Object.fromEntries(entries) });
  return readCaseFolder('a.vtl.cases', names);
}

describe('readCaseFolder', () => {
  it('reads all that the files of a case say', async () => {
    const overrides = { requestOverride: { header: { 'X-A': ['1', '2'] } }, responseOverride: { status: 404, own: 1 } };
    const suite = await read({
      'good.event.json': { body: { id: 1 } },
      'good.expected.json': '{ "id": 1 }\n',
      'good.overrides.json': overrides,
    });
    expect(suite).toEqual({
      file: 'a.vtl.cases',
      template: 'a.vtl',
      cases: [
        {
          name: 'good',
          place: { file: 'a.vtl.cases/good.event.json', line: 1 },
          event: { body: { id: 1 } },
          phase: 'request',
          variables: {},
          dialect: 'api-gateway',
          output: {
            mode: 'json',
            text: '{ "id": 1 }\n',
            file: 'a.vtl.cases/good.expected.json',
            place: { file: 'a.vtl.cases/good.expected.json', line: 1 },
          },
          overrides: {
            overrides,
            file: 'a.vtl.cases/good.overrides.json',
            place: { file: 'a.vtl.cases/good.overrides.json', line: 1 },
          },
          error: undefined,
          ignore: [],
          skip: false,
          only: false,
          files: ['a.vtl.cases/good.event.json', 'a.vtl.cases/good.expected.json', 'a.vtl.cases/good.overrides.json'],
          newOutput: 'a.vtl.cases/good.expected',
          newOverrides: 'a.vtl.cases/good.overrides.json',
        },
      ],
      problems: [],
      files: [
        'a.vtl.cases',
        'a.vtl',
        'a.vtl.cases/good.event.json',
        'a.vtl.cases/good.expected.json',
        'a.vtl.cases/good.overrides.json',
      ],
    });
  });

  it.each([
    ['json', 'json'],
    ['xml', 'xml'],
    ['txt', 'text'],
  ])('compares what is expected in .%s as %s', async (extension, mode) => {
    const { cases } = await read({ 'a.event.json': '{}', [`a.expected.${extension}`]: '\ufeffx' });
    expect(cases[0]?.output).toMatchObject({ mode, text: 'x' });
  });

  it('takes a case without an expected output for a new one', async () => {
    const { cases, problems } = await read({ 'a.event.json': '{}' });
    expect(cases[0]).toMatchObject({ output: undefined, overrides: undefined, newOutput: 'a.vtl.cases/a.expected' });
    expect(problems).toEqual([]);
  });

  it('sorts cases by their names, which may have dots', async () => {
    const { cases } = await read({ 'b.event.json': '{}', 'a.b.event.json': '{}', 'a.event.json': '{}' });
    expect(cases.map(({ name }) => name)).toEqual(['a', 'a.b', 'b']);
  });

  it('reads only the cases that are asked for, and tells of their problems only', async () => {
    const files = { 'a.event.json': '{}', 'b.event.json': '{', 'c.event.json': '[]', 'notes.md': '' };
    const suite = await read(files, ['a', 'b']);
    expect(suite.cases.map(({ name }) => name)).toEqual(['a']);
    expect(suite.problems.map(({ file }) => file)).toEqual(['a.vtl.cases/b.event.json']);
  });

  it('overlooks hidden files', async () => {
    expect(await read({ '.DS_Store': '', '.gitkeep': '' })).toMatchObject({ cases: [], problems: [] });
  });

  const ORPHAN = 'The case `x` has no event: add `x.event.json`, `{}` for an empty request, or delete this file.';
  const ADVICE = 'put the payload into its `body`; `sam local generate-event apigateway aws-proxy` prints an event';
  const EXAMPLE = '`{"requestOverride": {"header": {"X-Name": "value"}}, "responseOverride": {"status": 404}}`';

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['an expected output without an event', { 'x.expected.json': '' }, [`a.vtl.cases/x.expected.json:1: ${ORPHAN}`]],
    ['overrides without an event', { 'x.overrides.json': '' }, [`a.vtl.cases/x.overrides.json:1: ${ORPHAN}`]],
    [
      'two expected outputs',
      { 'x.event.json': '{}', 'x.expected.json': '', 'x.expected.txt': '' },
      [
        'a.vtl.cases/x.expected.json:1: The case `x` has two expected outputs, `x.expected.json` and `x.expected.txt`: ' +
          'keep one of them.',
      ],
    ],
    [
      'an event that is no JSON',
      { 'x.event.json': '{\n  "body": {"a" 1}\n}' },
      [
        'a.vtl.cases/x.event.json:2:16: The event is no JSON: Colon expected.\n2 |   "body": {"a" 1}\n  |                ^',
      ],
    ],
    [
      'an event that is a list',
      { 'x.event.json': '[]' },
      [`a.vtl.cases/x.event.json:1: The event is an array and should be an object: ${ADVICE}.`],
    ],
    [
      'an event that is text',
      { 'x.event.json': '"a"' },
      [`a.vtl.cases/x.event.json:1: The event is a string and should be an object: ${ADVICE}.`],
    ],
    [
      'overrides that are no object',
      { 'x.event.json': '{}', 'x.overrides.json': '404' },
      [`a.vtl.cases/x.overrides.json:1:1: The overrides should be an object, as in ${EXAMPLE}.\n1 | 404\n  | ^^^`],
    ],
    [
      'overrides that are no JSON',
      { 'x.event.json': '{}', 'x.overrides.json': '{]' },
      ['a.vtl.cases/x.overrides.json:1:2: The file of overrides is no JSON: Property name expected.\n1 | {]\n  |  ^'],
    ],
    [
      'an unknown override map',
      { 'x.event.json': '{}', 'x.overrides.json': '{\n  "responseOverrides": {}\n}' },
      [
        'a.vtl.cases/x.overrides.json:2:3: `responseOverrides` is no override map. Did you mean `responseOverride`?\n' +
          '2 |   "responseOverrides": {}\n  |   ^^^^^^^^^^^^^^^^^^^^^^^',
      ],
    ],
    [
      'an override map that is like none',
      { 'x.event.json': '{}', 'x.overrides.json': '{"status": 404}' },
      [
        'a.vtl.cases/x.overrides.json:1:2: `status` is no override map: choose `requestOverride` or `responseOverride`.\n' +
          '1 | {"status": 404}\n  |  ^^^^^^^^^^^^^',
      ],
    ],
    [
      'an unknown member of an override map',
      { 'x.event.json': '{}', 'x.overrides.json': '{"requestOverride": {"headers": {}}}' },
      [
        'a.vtl.cases/x.overrides.json:1:22: `headers` is no member of `requestOverride`. Did you mean `header`?\n' +
          '1 | {"requestOverride": {"headers": {}}}\n  |                      ^^^^^^^^^^^^^',
      ],
    ],
    [
      'headers that are no object',
      { 'x.event.json': '{}', 'x.overrides.json': '{"responseOverride": {"header": "X-A"}}' },
      [
        `a.vtl.cases/x.overrides.json:1:23: \`responseOverride.header\` should be an object, as in ${EXAMPLE}.\n` +
          '1 | {"responseOverride": {"header": "X-A"}}\n  |                       ^^^^^^^^^^^^^^^',
      ],
    ],
    [
      'all that is wrong with one case',
      { 'x.event.json': '{', 'x.overrides.json': '{"a": 1}' },
      [
        'a.vtl.cases/x.event.json:1:2: The event is no JSON: Close brace expected.\n1 | {\n  |  ^',
        'a.vtl.cases/x.overrides.json:1:2: `a` is no override map: choose `requestOverride` or `responseOverride`.\n' +
          '1 | {"a": 1}\n  |  ^^^^^^',
      ],
    ],
    [
      'a folder in the folder',
      { 'more/a.event.json': '{}' },
      ['a.vtl.cases/more:1: `more` is a folder, and cases are files: move its cases one folder up.'],
    ],
  ])('says what is wrong: %s', async (_, files, expected) => {
    const { cases, problems } = await read({ ...files, 'other.event.json': '{}' });
    expect(problems.map(shown)).toEqual(expected);
    expect(cases.map(({ name }) => name)).toEqual(['other']);
  });

  const NAMES = '`NAME.event.json`, `NAME.expected.json` (or `.xml`, `.txt`) and `NAME.overrides.json`';

  it.each([
    ['a.expect.json', ' Did you mean `a.expected.json`?'],
    ['a.events.json', ' Did you mean `a.event.json`?'],
    ['a.Event.json', ' Did you mean `a.event.json`?'],
    ['a.event.jsn', ' Did you mean `a.event.json`?'],
    ['a.event.yaml', ' Did you mean `a.event.json`?'],
    ['a.event', ' Did you mean `a.event.json`?'],
    ['a.b.expected.xm', ' Did you mean `a.b.expected.xml`?'],
    ['a.expected.xmls', ' Did you mean `a.expected.xml`?'],
    ['a.expected', ' Did you mean `a.expected.json`?'],
    ['a.override.json', ' Did you mean `a.overrides.json`?'],
    ['notes.md', undefined],
    ['event.json', undefined],
    ['a.json', undefined],
  ])('says what is wrong with a file called %s', async (name, advice) => {
    const { problems } = await read({ [name]: '{}' });
    const stray = ` which are ${NAMES}: rename it, or move it out of the folder.`;
    const end = advice === undefined ? `,${stray}` : `.${advice}`;
    expect(problems.map(shown)).toEqual([`a.vtl.cases/${name}:1: \`${name}\` is no file of a case${end}`]);
  });

  it('says what is wrong with files that cannot be read', async () => {
    const folder = project({ 'a.vtl': '', 'a.vtl.cases/x.event.json': '{}', 'a.vtl.cases/y.event.json': '{}' });
    symlinkSync(`${folder}/gone`, `${folder}/a.vtl.cases/z.event.json`);
    symlinkSync(`${folder}/gone`, `${folder}/a.vtl.cases/y.expected.txt`);
    const { cases, problems } = await readCaseFolder('a.vtl.cases');
    expect(cases.map(({ name }) => name)).toEqual(['x']);
    expect(problems.map(shown)).toEqual([
      'a.vtl.cases/y.expected.txt:1: Cannot read the expected output a.vtl.cases/y.expected.txt: there is no such file or folder.',
      'a.vtl.cases/z.event.json:1: Cannot read the event a.vtl.cases/z.event.json: there is no such file or folder.',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('says where a folder cannot be read', async () => {
    project({ 'a.vtl': '', 'a.vtl.cases/x.event.json': '{}' });
    chmodSync('a.vtl.cases', 0);
    await expect(readCaseFolder('a.vtl.cases')).rejects.toThrow(
      'Cannot read the folder a.vtl.cases: that is not permitted.',
    );
    chmodSync('a.vtl.cases', 0o755);
  });

  it.each([
    [
      'a.vtl.cases',
      {},
      'There is no template `a.vtl` for the cases in `a.vtl.cases`: add it, or rename the folder after its template.',
    ],
    ['a.cases', { 'a.vm': '' }, '`a.cases` is not called after a template: the cases of `a.vm` go to `a.vm.cases`.'],
  ])('says that %s has no template', async (folder, files, message) => {
    project({ ...files, [`${folder}/x.event.json`]: '{}' });
    const { cases, problems } = await readCaseFolder(folder);
    expect(cases).toEqual([]);
    expect(problems.map(shown)).toEqual([`${folder}:1: ${message}`]);
  });
});
