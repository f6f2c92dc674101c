import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { coveragePage } from '../../src/coverage/coverage-page.js';
import { lcovOf } from '../../src/coverage/lcov.js';
import { writeCoverage } from '../../src/coverage/write-coverage.js';
import { UsageError } from '../../src/usage-error.js';
import { cover, ORDERS } from './cover.js';

const folder = mkdtempSync(join(tmpdir(), 'veloway-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('writeCoverage', () => {
  it('writes a file for programs and a page for people, into a folder that it makes', () => {
    const reports = [cover('a.vtl', ORDERS, [{}])];
    const files = writeCoverage(reports, join(folder, 'new', 'coverage'));
    expect(files).toEqual(['lcov.info', 'index.html'].map((name) => join(folder, 'new', 'coverage', name)));
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual([lcovOf(reports), coveragePage(reports)]);
    expect(writeCoverage(reports, join(folder, 'new', 'coverage'))).toEqual(files);
  });

  it.each(['file', 'file/below'])('says where %s cannot be the folder', (name) => {
    if (!existsSync(join(folder, 'file'))) writeFileSync(join(folder, 'file'), '');
    const path = join(folder, name);
    expect(() => writeCoverage([], path)).toThrow(
      new UsageError(`Cannot make the folder of the coverage, ${path}: a file stands in its place.`),
    );
  });

  it('says where a file cannot be written', () => {
    const path = join(folder, 'taken');
    writeCoverage([], join(path, 'index.html'));
    const message = `Cannot write ${join(path, 'index.html')}: it is a directory.`;
    expect(() => writeCoverage([], path)).toThrow(new UsageError(message));
  });
});
