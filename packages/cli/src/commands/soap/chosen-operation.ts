import { type NamedOperation, type OperationMessage, operationsOf, type SoapVersion, type Wsdl } from '@veloway/soap';
import { nearest } from '@veloway/vtl';
import { UsageError } from '../../usage-error.js';
import type { DocumentProblem } from './document-problem.js';
import { readWsdlFile, type WsdlFile } from './read-wsdl-file.js';

/** The options that say which message of a WSDL is converted. */
export interface MessageChoice {
  readonly wsdl?: string;
  readonly operation?: string;
  readonly message?: 'input' | 'output';
  readonly lenient?: boolean;
}

export interface ChosenOperation extends NamedOperation {
  readonly wsdl: Wsdl;
  /** What is wrong with the WSDL; what is missing in it may be of other operations. */
  readonly warnings: readonly DocumentProblem[];
}

/**
 * @returns the operation that the options name, or undefined where they name no WSDL
 * @throws UsageError where there is no such operation
 */
export async function chosenOperation(
  options: MessageChoice,
  version?: SoapVersion,
): Promise<ChosenOperation | undefined> {
  const { wsdl: file, operation: name } = options;
  if (file === undefined) {
    checkAlone(options);
    return undefined;
  }
  const read = await readWsdlFile(file);
  const operations = operationsOf(read.wsdl, version);
  const chosen = name === undefined ? undefined : operationCalled(read.wsdl, operations, name);
  if (chosen === undefined) throw new UsageError(whichOperation(read, operations, name));
  const warnings = read.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => ({ ...problem, severity: 'warning' as const }));
  return { ...chosen, wsdl: read.wsdl, warnings };
}

function checkAlone({ operation, message, lenient }: MessageChoice): void {
  const given = operation !== undefined ? 'operation' : message !== undefined ? 'message' : lenient && 'lenient';
  if (given) throw new UsageError(`\`--${given}\` is about a WSDL: name it with \`--wsdl FILE\`.`);
}

/** A port may be named though no other has the operation, and chooses one of several for the same port type. */
function operationCalled(
  { services }: Wsdl,
  operations: readonly NamedOperation[],
  name: string,
): NamedOperation | undefined {
  const found = operations.find((known) => known.name === name);
  if (found !== undefined) return found;
  for (const port of services.flatMap(({ ports }) => ports)) {
    const operation = port.operations.find((known) => `${port.name}.${known.name}` === name);
    if (operation !== undefined) return { name, operation, port, address: port.address };
  }
  return undefined;
}

/** So many operations are named where none is near. */
const MOST_NAMES = 10;

function whichOperation(
  { file, problems }: WsdlFile,
  operations: readonly NamedOperation[],
  name: string | undefined,
): string {
  const names = operations.map((known) => known.name);
  if (names.length === 0) {
    const cause = problems.find(({ severity }) => severity === 'error')?.message;
    return `${file} has no operation.${cause === undefined ? '' : ` ${cause}`}`;
  }
  const near = name === undefined ? undefined : nearest(name, names);
  if (near !== undefined) return `${file} has no operation \`${name}\`. Did you mean \`${near}\`?`;
  const shown = names.slice(0, MOST_NAMES).map((known) => `\`${known}\``);
  const all = `${shown.join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
  return name === undefined
    ? `Which operation of ${file}? Name one with \`--operation\`: ${all}.`
    : `${file} has no operation \`${name}\`: it has ${all}.`;
}

/**
 * @returns the message of the operation
 * @throws UsageError where it has none that can be converted
 */
export function chosenMessage(
  { name, operation }: NamedOperation,
  side: 'input' | 'output',
  { lenient = false }: MessageChoice,
): OperationMessage {
  const message = operation[side];
  if (message === undefined) throw new UsageError(`The operation \`${name}\` has no ${side}: it is one-way.`);
  if (message.use === 'literal' || lenient) return message;
  throw new UsageError(
    `The ${side} of \`${name}\` is \`use="encoded"\`, which its schema describes in part only. Convert what it does with \`--lenient\`, or leave \`--wsdl\` out.`,
  );
}
