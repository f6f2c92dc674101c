import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type Sample,
  sampleFolderOf,
  sampleIn,
  samplesIn,
  testFileSamples,
  testFilesOf,
} from '@veloway/language-server';
import { foldersAndFiles } from '../suite/folder-entries.js';
import { isFile, isFolder } from '../suite/template-file.js';

/** @returns the sample requests that stand beside a template, as its cases have them; of several with one name the first */
export function samplesBeside(template: string): readonly Sample[] {
  const byName = new Map<string, Sample>();
  // What is no sample is told of by `veloway test`, whose files these are.
  for (const sample of [...inFolder(sampleFolderOf(template)), ...inTestFiles(template)]) {
    if (!byName.has(sample.name)) byName.set(sample.name, sample);
  }
  return [...byName.values()];
}

function inFolder(folder: string): readonly Sample[] {
  if (!isFolder(folder)) return [];
  const names = foldersAndFiles(folder).filter(({ name, kind }) => kind === 'file' && name.endsWith('.json'));
  return samplesIn(names.map(({ name }) => ({ name, text: textOf(join(folder, name)) }))).samples;
}

function inTestFiles(template: string): readonly Sample[] {
  return testFilesOf(template).flatMap((file) => inTestFile(file, basename(template)));
}

function inTestFile(file: string, template: string): readonly Sample[] {
  if (!isFile(file)) return [];
  const { samples, files } = testFileSamples({ name: file, text: textOf(file) }, template);
  const named = files.flatMap(({ name, path }) => {
    const event = resolve(dirname(file), path);
    return isFile(event) ? [sampleIn({ name: path, text: textOf(event) }, name)] : [];
  });
  return [...samples, ...named.filter((one) => typeof one !== 'string')];
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
