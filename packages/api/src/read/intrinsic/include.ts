import { loadedPath } from '../computed/loaded-path.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { textAt } from '../typed-values.js';
import { tellForm } from './arguments.js';
import type { FunctionCall } from './function-call.js';
import { loadPlace } from './load-place.js';
import type { Scope } from './scope.js';

/** `Fn::Transform` alone in its object. */
export function included(scope: Scope, call: FunctionCall): Place | undefined {
  const { argument } = call;
  const name = argument.get('Name');
  if (argument.kind !== 'object' || name === undefined) return tellForm(scope, call);
  if (name.text !== 'AWS::Include') {
    const message = `The transform \`${name.text}\` cannot be read yet, and what it would bring in is missing.`;
    return tellWarning(scope, 'not-read', name.range, message);
  }
  const location = argument.get('Parameters')?.get('Location');
  if (location === undefined) return tellForm(scope, call);
  return includedFile(scope, scope.resolve(location));
}

/** `Fn::Transform` beside other members, which gives them company. */
export function includedMembers(scope: Scope, member: Place): readonly Place[] {
  const call = { name: member.name, written: member.name, at: member, argument: member };
  return included(scope, call)?.members ?? [];
}

/** How many files may include one another, since each may nest as deep as a definition can. */
const MOST_INCLUDES = 5;

function includedFile(scope: Scope, location: Place): Place | undefined {
  const path = textAt(scope, location);
  if (path === undefined) return undefined;
  const name = loadedPath(path);
  if (scope.includes.includes(name)) {
    const message = `\`${path}\` includes itself, which has no end: take it out.`;
    return tellError(scope, 'too-many-references', location.range, message);
  }
  if (scope.includes.length >= MOST_INCLUDES) {
    const message = `\`${path}\` is included by a file that is itself included, and so on: put some of them together.`;
    return tellError(scope, 'nesting-too-deep', location.range, message);
  }
  const root = loadPlace(scope, location);
  return root && scope.including(name).resolve(root);
}
