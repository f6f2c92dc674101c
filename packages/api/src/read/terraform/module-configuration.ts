import type { Place } from '../place.js';

/** What a plan tells of the expressions of a module. */
export interface ModuleConfiguration {
  /** What the addresses of its resources begin with: `module.api.`, or nothing. */
  readonly prefix: string;
  /** @returns the expressions of a resource, by argument */
  expressions(address: string): Place | undefined;
  /** @returns where an output of a module that this one calls is computed, and by what */
  output(call: string, name: string): ModuleExpression | undefined;
  /** @returns where a variable gets its value, and from what */
  variable(name: string): ModuleExpression | undefined;
  /** @returns a module that this one calls, by the last part of its address */
  child(call: string): ModuleConfiguration;
}

/** An expression, and the module whose names it uses. */
export interface ModuleExpression {
  readonly module: ModuleConfiguration;
  readonly expression: Place;
}

/** @param root a plan */
export function moduleConfiguration(root: Place): ModuleConfiguration {
  const variables = root.get('variables');
  return moduleOf(root.get('configuration')?.get('root_module'), '', (name) => variables?.get(name));
}

/**
 * @param variable what gives a variable its value: an expression, or for those of the root, an object with the value
 */
function moduleOf(
  place: Place | undefined,
  prefix: string,
  variable: (name: string, own: ModuleConfiguration) => Place | ModuleExpression | undefined,
): ModuleConfiguration {
  const resources = new Map(place?.get('resources')?.items.map((item) => [item.get('address')?.text, item]));
  const calls = place?.get('module_calls');
  const own: ModuleConfiguration = {
    prefix,
    expressions: (address) => resources.get(address)?.get('expressions'),
    output(call, name) {
      const expression = calls?.get(call)?.get('module')?.get('outputs')?.get(name)?.get('expression');
      return expression && { module: own.child(`module.${call}`), expression };
    },
    variable(name) {
      const found = variable(name, own);
      return found === undefined || 'module' in found ? found : { module: own, expression: found };
    },
    child(call) {
      const name = /^module\.([^.[]+)/.exec(call)?.[1] ?? '';
      const called = calls?.get(name);
      return moduleOf(called?.get('module'), `${prefix}${call}.`, (variableName) => {
        const expression = called?.get('expressions')?.get(variableName);
        return expression && { module: own, expression };
      });
    },
  };
  return own;
}
