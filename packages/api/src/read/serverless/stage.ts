import type { Trail, VariableScope } from './variable-scope.js';

/** Documented: the stage that is asked for, or else that of the file, or else `dev`. */
export function stageOf(scope: VariableScope, trail: Trail = []): string {
  return scope.options.stage ?? providerText(scope, 'stage', trail) ?? 'dev';
}

/** Documented: the region of the file, or else `us-east-1`. */
export function regionOf(scope: VariableScope, trail: Trail = []): string {
  const given = scope.options.pseudoParameters ?? {};
  const own = Object.hasOwn(given, 'AWS::Region') ? given['AWS::Region'] : undefined;
  return own ?? providerText(scope, 'region', trail) ?? 'us-east-1';
}

function providerText(scope: VariableScope, name: 'stage' | 'region', trail: Trail): string | undefined {
  // A stage that is said to be itself has none of its own.
  if (trail.includes(name)) return undefined;
  const provider = scope.evaluate(scope.root, [...trail, name]).get('provider');
  const text = provider?.get(name)?.text ?? '';
  return text === '' ? undefined : text;
}
