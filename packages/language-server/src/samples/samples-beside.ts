import { fileName } from '../document.js';
import { type Files, type NamedFile, uriOf } from '../files.js';
import type { Sample } from '../template-view.js';
import { type SamplesIn, sampleFolderOf, sampleIn, samplesIn } from './samples-in.js';
import { testFileSamples, testFilesOf } from './test-file-samples.js';

/**
 * @param template the URI of a template
 * @returns the sample requests that stand beside it: those of its folder of cases, and those of its test files; of
 *   several with one name the first
 */
export async function samplesBeside(template: string, files: Files): Promise<SamplesIn> {
  const folder = samplesIn(await files.readFolder(sampleFolderOf(template)));
  const tests = await Promise.all(
    testFilesOf(template).map((uri) => samplesOfTestFile(uri, fileName(template), files)),
  );
  const found = [folder, ...tests];
  const byName = new Map<string, Sample>();
  for (const sample of found.flatMap(({ samples }) => samples)) {
    if (!byName.has(sample.name)) byName.set(sample.name, sample);
  }
  return { samples: [...byName.values()], problems: found.flatMap(({ problems }) => problems) };
}

async function samplesOfTestFile(uri: string, template: string, files: Files): Promise<SamplesIn> {
  const text = await files.readFile(uri);
  if (text === undefined) return { samples: [], problems: [] };
  const { samples, files: named, problems } = testFileSamples({ name: fileName(uri), text }, template);
  const read = await Promise.all(named.map(({ name, path }) => readSample(name, uriOf(path, uri), files)));
  return {
    samples: [...samples, ...read.filter((one) => typeof one !== 'string')],
    problems: [...problems, ...read.filter((one) => typeof one === 'string')],
  };
}

async function readSample(name: string, uri: string | undefined, files: Files): Promise<Sample | string> {
  const text = uri === undefined ? undefined : await files.readFile(uri);
  if (uri === undefined || text === undefined) return `The event of the case ${name} cannot be read.`;
  const file: NamedFile = { name: fileName(uri), text };
  return sampleIn(file, name);
}
