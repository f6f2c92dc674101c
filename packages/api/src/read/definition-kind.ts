import type { DefinitionKind } from '../definition.js';
import type { FileRange, Place } from './place.js';

/** What a document is, and where it says so. */
export interface FoundKind {
  readonly kind: DefinitionKind;
  /** `a SAM template`. */
  readonly what: string;
  readonly range: FileRange;
}

/** What a file is that is no definition which can be read, and where it says so. */
export interface OtherKind {
  readonly range: FileRange;
  readonly message: string;
}

/**
 * @param file the name of the file, which tells as much as what is in it
 * @returns what kind of definition a document is, or why it is none
 */
export function definitionKind(root: Place, file = ''): FoundKind | OtherKind {
  for (const { kind, what, at } of KINDS) {
    const range = at(root, file)?.keyRange;
    if (range !== undefined) return kind === undefined ? { range, message: otherFormat(what) } : { kind, what, range };
  }
  return { range: { start: 0, end: 1 }, message: `This file is no definition of an API: ${NEEDED}` };
}

const NEEDED =
  'it needs `openapi` or `swagger`, the `Resources` of a CloudFormation or SAM template, the `service` and `provider` ' +
  'of the Serverless Framework, the `planned_values` of a Terraform plan, or the `resource` of Terraform in JSON.';

function otherFormat(what: string): string {
  const read = 'OpenAPI 3.0, Swagger 2.0, CloudFormation, SAM, the Serverless Framework and Terraform';
  return `This file is ${what}, which cannot be read. ${read} are read.`;
}

interface Format {
  /** Undefined where the format is not read. */
  readonly kind: DefinitionKind | undefined;
  readonly what: string;
  /** @returns what tells it apart, or undefined where the document is of another kind */
  readonly at: (root: Place, file: string) => Place | undefined;
}

const KINDS: readonly Format[] = [
  { kind: 'openapi', what: 'an OpenAPI document', at: (root) => root.get('swagger') ?? root.get('openapi') },
  { kind: 'sam', what: 'a SAM template', at: serverlessTransform },
  {
    kind: 'cloudformation',
    what: 'a CloudFormation template',
    at: (root) => root.get('AWSTemplateFormatVersion') ?? root.get('Resources'),
  },
  {
    kind: 'serverless',
    what: 'a configuration of the Serverless Framework',
    at: (root) => (root.get('provider') === undefined ? undefined : root.get('service')),
  },
  { kind: 'terraform-plan', what: 'a Terraform plan', at: terraformPlan },
  {
    kind: 'terraform',
    what: 'a Terraform configuration',
    at: (root, file) => (file.toLowerCase().endsWith('.tf.json') ? root : root.get('resource')),
  },
  { kind: undefined, what: 'an AsyncAPI document', at: (root) => root.get('asyncapi') },
];

/** A state has `values`, and what a plan is going to make of them `planned_values`. */
function terraformPlan(root: Place): Place | undefined {
  return root.get('planned_values') ?? (root.get('terraform_version') === undefined ? undefined : root.get('values'));
}

/** `Transform` is a name or a list of names. */
function serverlessTransform(root: Place): Place | undefined {
  const transform = root.get('Transform');
  const names = transform?.kind === 'list' ? transform.items : [transform];
  return names.some((name) => name?.text.startsWith('AWS::Serverless-')) ? transform : undefined;
}
