import type { Overrides, ProxyEvent } from '@veloway/mapping';
import { readText } from '../read-file.js';
import { parseJsonFile } from '../read-json.js';
import { overridesFault } from './overrides-shape.js';
import type { SuiteProblem } from './suite.js';
import { problemInText, problemOfError, problemOfFile } from './suite-problem.js';

/** @returns the event that a file holds, or undefined after telling what is wrong with it */
export async function readEventFile(file: string, problems: SuiteProblem[]): Promise<ProxyEvent | undefined> {
  try {
    const event = await parseJsonFile(readText(file, 'the event'), 'The event', file);
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) return event;
    problems.push(problemOfFile(file, noEvent(event)));
  } catch (error) {
    problems.push(problemOfError(error, file));
  }
  return undefined;
}

function noEvent(data: unknown): string {
  const kind = Array.isArray(data) ? 'an array' : data === null ? 'null' : `a ${typeof data}`;
  const advice = 'put the payload into its `body`; `sam local generate-event apigateway aws-proxy` prints an event';
  return `The event is ${kind} and should be an object: ${advice}.`;
}

/** @returns the overrides that a file holds, or undefined after telling what is wrong with them */
export async function readOverridesFile(file: string, problems: SuiteProblem[]): Promise<Overrides | undefined> {
  try {
    const text = readText(file, 'the overrides');
    const overrides = await parseJsonFile(text, 'The file of overrides', file);
    const fault = overridesFault(overrides);
    if (fault === undefined) return overrides as Overrides;
    problems.push(problemInText(file, text, await rangeOf(text, fault.path), fault.message));
  } catch (error) {
    problems.push(problemOfError(error, file));
  }
  return undefined;
}

/** @returns where the member stands that a path leads to, with its name */
async function rangeOf(text: string, path: readonly string[]): Promise<{ start: number; end: number }> {
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser');
  const root = parsedTree(() => parseTree(text));
  const found = root && findNodeAtLocation(root, [...path]);
  const node = found?.parent?.type === 'property' ? found.parent : found;
  return { start: node?.offset ?? 0, end: (node?.offset ?? 0) + (node?.length ?? 1) };
}

/** @returns the tree, or undefined of what nests so deep that the parser, which calls itself, has no room */
function parsedTree<Tree>(parse: () => Tree): Tree | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @returns the text of an expected output, or undefined after telling why it cannot be read */
export function readExpectedFile(file: string, problems: SuiteProblem[]): string | undefined {
  try {
    return readText(file, 'the expected output');
  } catch (error) {
    problems.push(problemOfError(error, file));
    return undefined;
  }
}
