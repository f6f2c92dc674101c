import type { Definition, DefinitionKind } from '../../definition.js';
import { isForEach, tellForEach } from '../intrinsic/for-each.js';
import { newScope } from '../intrinsic/new-scope.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { inOrder, newTelling, tellError, tellWarning } from '../reading.js';
import type { SourceDocument } from '../source-document.js';
import { advice, tellUnknown } from '../typed-values.js';
import { readCloudFormationResources } from './read-resources.js';

/** Documented: the sections of a template. */
export const SECTIONS: readonly string[] = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

/** Reads a CloudFormation template. */
export function readCloudFormation(document: SourceDocument): Definition {
  const scope = templateScope(document, SECTIONS);
  return definitionOf(scope, 'cloudformation', readCloudFormationResources(scope, document.root.get('Resources')));
}

/** @returns what functions of a template can refer to, after telling what is wrong with its sections */
export function templateScope({ file, root, options }: SourceDocument, sections: readonly string[]): Scope {
  const scope = newScope(newTelling(file), { template: root, options });
  tellUnknown(scope, root, 'a template', sections);
  tellEmpty(scope, root);
  tellParameters(scope, root.get('Parameters'));
  tellRepeated(scope, root.get('Conditions'));
  return scope;
}

/** Documented: resources are what every template must have. */
function tellEmpty(scope: Scope, root: Place): void {
  if (root.get('Resources') !== undefined) return;
  const range = root.members[0]?.keyRange ?? { start: 0, end: 1 };
  tellError(scope, 'missing-key', range, 'The template has no `Resources`, and no API: add them.');
}

/** Conditions are read by their names, so that nobody else comes across these. */
function tellRepeated(scope: Scope, conditions: Place | undefined): void {
  for (const member of conditions?.members ?? []) {
    if (isForEach(member.name)) tellForEach(scope, member);
  }
}

/** A parameter that is given and that nobody asks for is likely misspelt, unless it is what another stack exports. */
function tellParameters(scope: Scope, parameters: Place | undefined): void {
  const names = parameters?.members.map((member) => member.name) ?? [];
  for (const name of Object.keys(scope.options.parameters ?? {})) {
    if (names.includes(name) || !/^[a-zA-Z0-9]+$/.test(name)) continue;
    const message = `\`--parameter ${name}=…\` gives a value to a parameter that the template does not have${advice(name, names, 'there are')}`;
    tellWarning(scope, 'broken-reference', parameters?.keyRange ?? { start: 0, end: 1 }, message);
  }
}

export function definitionOf(
  scope: Scope,
  kind: DefinitionKind,
  found: Pick<Definition, 'apis' | 'functions'>,
): Definition {
  return { kind, ...found, problems: inOrder(scope) };
}
