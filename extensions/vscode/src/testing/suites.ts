import { resolve } from 'node:path';
import { findSuites, readSuite, type Suite, type SuiteSource, UsageError } from '@veloway/testing';

/** A declaration of cases that could be read, or a sentence that says why not. */
export type ReadSuite = { readonly source: SuiteSource; readonly suite: Suite } | { readonly problem: string };

/** @returns the declarations of cases in a folder, and what each says */
export async function suitesIn(folder: string): Promise<readonly ReadSuite[]> {
  return Promise.all(findSuites([folder]).map(read));
}

async function read(source: SuiteSource): Promise<ReadSuite> {
  try {
    return { source, suite: await readSuite(source) };
  } catch (error) {
    if (error instanceof UsageError) return { problem: error.message };
    throw error;
  }
}

/** @returns the path of a file in full, which cases have relative to the current folder */
export function fullPath(file: string): string {
  return resolve(file);
}
