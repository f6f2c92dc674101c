import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sample, sampleFolderOf, samplesIn } from '@veloway/language-server';
import { foldersAndFiles } from '../suite/folder-entries.js';
import { isFolder } from '../suite/template-file.js';

/** @returns the sample requests that stand beside a template, as its cases have them */
export function samplesBeside(template: string): readonly Sample[] {
  const folder = sampleFolderOf(template);
  if (!isFolder(folder)) return [];
  const names = foldersAndFiles(folder).filter(({ name, kind }) => kind === 'file' && name.endsWith('.json'));
  const files = names.map(({ name }) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  // What is no sample is told of by `veloway test`, whose files these are.
  return samplesIn(files).samples;
}
