import { type CaseResult, type Failure, prettyJson } from '@veloway/testing';
import { positionAt, type TemplateError } from '@veloway/vtl';
import { Location, Position, TestMessage, Uri } from 'vscode';
import { fullPath } from './suites.js';

/** Marks the messages whose output can be made the expected one. */
export const DIFFERENCE = 'veloway.difference';

/** @returns what VS Code tells of a case that failed */
export async function failureMessage(result: CaseResult, failure: Failure): Promise<TestMessage> {
  switch (failure.kind) {
    case 'output':
    case 'overrides':
      return differenceMessage(result, failure);
    case 'template-error':
      return errorMessage(failure.error);
    case 'wrong-error':
      return failure.error === undefined
        ? new TestMessage(`The template should fail with \`${failure.expected}\`, and did not.`)
        : errorMessage(failure.error, `The template should fail with \`${failure.expected}\`. `);
    case 'new':
      return acceptable(new TestMessage('Nothing is expected yet: accept the output, and review what it writes.'));
    case 'invalid':
      return new TestMessage(failure.message);
    default:
      return failure satisfies never;
  }
}

type Difference = Extract<Failure, { readonly kind: 'output' | 'overrides' }>;

async function differenceMessage({ case: tested, made }: CaseResult, failure: Difference): Promise<TestMessage> {
  const isOutput = failure.kind === 'output';
  const expected = isOutput ? tested.output?.text : JSON.stringify(tested.overrides?.overrides);
  const actual = isOutput ? made?.output : JSON.stringify(made?.overrides);
  const what = isOutput ? 'The output is' : 'What was written to the override maps is';
  const note = failure.comparison.note === undefined ? '' : ` ${failure.comparison.note}`;
  const message = new TestMessage(`${what} not what is expected.${note}`);
  message.expectedOutput = await laidOut(expected ?? '');
  message.actualOutput = await laidOut(actual ?? '');
  const { expectedAt } = failure;
  message.location = new Location(Uri.file(fullPath(expectedAt.file)), new Position(expectedAt.line - 1, 0));
  return acceptable(message);
}

/** Two texts of JSON are compared by what they say, and are shown so. */
async function laidOut(text: string): Promise<string> {
  return (await prettyJson(text)) ?? text;
}

function errorMessage({ message, source, range }: TemplateError, before = ''): TestMessage {
  const shown = new TestMessage(before + message);
  const { line, column } = positionAt(source.text, range.start);
  shown.location = new Location(Uri.file(fullPath(source.name)), new Position(line - 1, column - 1));
  return shown;
}

function acceptable(message: TestMessage): TestMessage {
  message.contextValue = DIFFERENCE;
  return message;
}
