import { readFileSync } from 'node:fs';
import { type ReadWsdlResult, readWsdl } from '../src/index.js';

const FIXTURES = new URL('fixtures/', import.meta.url);

/** @returns the text of a file in the folder of fixtures, or undefined where it is not there */
export function fixture(location: string): string | undefined {
  try {
    return readFileSync(new URL(location, FIXTURES), 'utf8');
  } catch {
    return undefined;
  }
}

/** Reads a WSDL of the folder, with what it imports. */
export function readFixture(location: string): Promise<ReadWsdlResult> {
  return readWsdl(fixture(location) ?? '', { location, load: fixture });
}

/** Reads the declarations of a schema, which stand in `urn:x`, with the prefix `x`, and are qualified. */
export async function readDeclarations(declarations: string): Promise<ReadWsdlResult> {
  return readWsdl(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:x" targetNamespace="urn:x"
      elementFormDefault="qualified">${declarations}</xs:schema>`,
    { location: 'x.xsd' },
  );
}
