import { type Configuration, DEFAULT_CONFIGURATION, readConfiguration } from '../configuration.js';
import { fileName, isTemplateFile, NO_SURROUNDINGS, type Surroundings, type TextFile } from '../document.js';
import { roleAmong } from '../embedded/role-among.js';
import type { Files } from '../files.js';
import { RULES } from '../rules/index.js';
import { samplesBeside } from '../samples/samples-beside.js';

/** Reads what stands around files, once until something there changes. */
export interface SurroundingsStore {
  of(file: Pick<TextFile, 'uri' | 'languageId'>): Promise<Surroundings>;
  /** Forgets what depends on a file that has changed. */
  forget(uri: string): void;
  /** Forgets all: who tells of no changes may have changed anything. */
  forgetAll(): void;
}

/** @param warn told of a file that cannot be read as what it should be */
export function surroundingsStore(
  files: Files,
  isInWorkspace: (folder: string) => boolean,
  warn: (message: string) => void,
): SurroundingsStore {
  const known = new Map<string, Promise<Surroundings>>();
  const configurations = new Map<string, Promise<Configuration>>();
  const configurationFor = (folder: string): Promise<Configuration> => {
    const found = configurations.get(folder) ?? configurationIn(folder);
    configurations.set(folder, found);
    return found;
  };
  const configurationIn = async (folder: string): Promise<Configuration> => {
    const uri = `${folder}/veloway.json`;
    const text = await files.readFile(uri);
    if (text !== undefined) return configurationOf(text, uri, warn);
    const parent = parentOf(folder);
    return parent !== undefined && isInWorkspace(parent) ? configurationFor(parent) : DEFAULT_CONFIGURATION;
  };
  const read = async (file: Pick<TextFile, 'uri' | 'languageId'>): Promise<Surroundings> => {
    const configuration = await configurationFor(parentOf(file.uri) ?? file.uri);
    if (!isTemplateFile(file)) return { ...NO_SURROUNDINGS, configuration };
    const folders = foldersAround(file.uri, isInWorkspace);
    return {
      configuration,
      samples: await samplesOf(file.uri, files, warn),
      role: await roleAmong(file.uri, folders, files),
    };
  };
  return {
    of(file) {
      const found = known.get(file.uri) ?? read(file);
      known.set(file.uri, found);
      return found;
    },
    forget(uri) {
      if (fileName(uri) === 'veloway.json') configurations.clear();
      known.clear();
    },
    forgetAll() {
      configurations.clear();
      known.clear();
    },
  };
}

function configurationOf(text: string, uri: string, warn: (message: string) => void): Configuration {
  const codes = RULES.map(({ code }) => code);
  const { configuration, problems } = readConfiguration(text, codes);
  for (const { message } of problems) warn(`${uri}: ${message}`);
  return configuration;
}

/** Two templates without samples have the same none, so that what was found in them need not be found again. */
async function samplesOf(uri: string, files: Files, warn: (message: string) => void): Promise<Surroundings['samples']> {
  const { samples, problems } = await samplesBeside(uri, files);
  for (const problem of problems) warn(`${uri}: ${problem}`);
  return samples.length === 0 ? NO_SURROUNDINGS.samples : samples;
}

/** @returns the folders that a file is in, the nearest first, as far as the workspace goes; its own in any case */
function foldersAround(uri: string, isInWorkspace: (folder: string) => boolean): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentOf(uri); folder !== undefined; folder = parentOf(folder)) {
    if (folders.length > 0 && !isInWorkspace(folder)) break;
    folders.push(folder);
  }
  return folders;
}

/** @returns the folder of a URI; undefined above the root */
function parentOf(uri: string): string | undefined {
  const end = uri.lastIndexOf('/');
  return end <= uri.indexOf('://') + 2 ? undefined : uri.slice(0, end);
}
