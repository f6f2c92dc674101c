import type { Directive } from '@veloway/vtl';
import type { Config } from './config.js';
import type { Interpreter } from './interpreter.js';
import { runForeach } from './run-foreach.js';

/** Runs a directive that is neither `#if` nor `#set`, on several paths at once. */
export function runDirective(interpreter: Interpreter, node: Directive, configs: readonly Config[]): readonly Config[] {
  switch (node.name) {
    case 'foreach':
      return runForeach(interpreter, node, configs);
    case 'define':
      return define(interpreter, node, configs);
    case 'macro':
      return configs;
    case 'stop':
      interpreter.stopped.push(...configs);
      return [];
    case 'break':
      return leave(interpreter, node, configs);
    default:
      // What other files hold is not known.
      return configs.map((config) => ({ ...config, state: interpreter.machine.lost }));
  }
}

function define(interpreter: Interpreter, node: Directive, configs: readonly Config[]): readonly Config[] {
  const [target] = node.args;
  if (target?.kind !== 'Reference') return configs;
  const { environments } = interpreter;
  return configs.map((config) => {
    const environment = environments.write(config.environment, target.name, { kind: 'block', node });
    return { ...config, environment };
  });
}

/** `#break` leaves the loop around it; where there is none, or it names one, nothing more is known. */
function leave(interpreter: Interpreter, { args }: Directive, configs: readonly Config[]): readonly Config[] {
  const loop = interpreter.breaks.at(-1);
  const isPlain = interpreter.depth === 0 && args.length === 0;
  if (loop !== undefined && isPlain) loop.push(...configs);
  else if (loop === undefined && isPlain) interpreter.stopped.push(...configs);
  else interpreter.stopped.push(...configs.map((config) => ({ ...config, state: interpreter.machine.lost })));
  return [];
}
