import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSuites } from '../../src/suite/find-suites.js';
import { readSuite } from '../../src/suite/read-suite.js';
import { touchedSuites } from '../../src/suite/touched-suites.js';
import { project } from './project.js';

describe('touchedSuites', () => {
  it.each<[string, readonly string[]]>([
    ['a.vtl', ['a.vtl.cases', 'a.vtltest.yaml']],
    ['a.vtltest.yaml', ['a.vtltest.yaml']],
    ['a.vtl.cases/x.event.json', ['a.vtl.cases']],
    ['a.vtl.cases/x.expected.json', ['a.vtl.cases']],
    ['a.vtl.cases/new.event.json', ['a.vtl.cases']],
    ['a.vtl.cases', ['a.vtl.cases']],
    ['events/x.json', ['a.vtltest.yaml']],
    ['events/broken.json', ['a.vtltest.yaml']],
    ['events/none.json', ['a.vtltest.yaml']],
    ['b.vtl', ['b.vtl.cases']],
    ['events/other.json', []],
    ['c.vtl', []],
  ])('%s', async (path, expected) => {
    project({
      'a.vtl': '',
      'a.vtl.cases/x.event.json': '{}',
      'a.vtl.cases/x.expected.json': '{}',
      'a.vtltest.yaml':
        'template: a.vtl\ncases:\n- { name: x, event: events/x.json }\n- { name: y, event: events/broken.json }\n' +
        '- { name: z, event: events/none.json }',
      'events/x.json': '{}',
      'events/broken.json': '{',
      'b.vtl.cases/x.event.json': '{}',
    });
    const suites = await Promise.all(findSuites().map(readSuite));
    for (const given of [path, resolve(path)]) {
      expect(touchedSuites(suites, given).map(({ file }) => file)).toEqual(expected);
    }
  });
});
