import type * as Ast from './ast.js';
import type { Dialect } from './dialect.js';
import { functionOf } from './generate/function.js';
import { Writer } from './generate/writer.js';
import type { JavaValue } from './java/value.js';
import type { Places } from './recording/site.js';

/**
 * JavaScript that renders a template. It names nothing but what {@link generate} puts into its scope, and everything
 * that comes from the template is in it as a literal of a string or a number.
 */
export interface Generated {
  /** The body of a function of `runtime` and `constants`, which answers the program and its macros. */
  readonly code: string;
  readonly constants: readonly JavaValue[];
}

/** What generated code calls, as constants of its own. */
const RUNTIME_NAMES = [
  'JavaMap',
  'LoopScope',
  'Signal',
  'add',
  'after',
  'bounded',
  'breakScope',
  'call',
  'callMacro',
  'check',
  'define',
  'divide',
  'elementsOf',
  'equals',
  'evaluate',
  'fail',
  'finish',
  'greater',
  'greaterOrEqual',
  'include',
  'index',
  'isTrue',
  'less',
  'lessOrEqual',
  'list',
  'map',
  'modulo',
  'multiply',
  'parseTemplate',
  'passOn',
  'print',
  'printBlock',
  'property',
  'range',
  'setIndex',
  'setProperty',
  'stopsLoop',
  'subtract',
  'withoutText',
] as const;

export interface GenerateOptions {
  /** Whether another template runs this one, by `#parse` or `#evaluate`. */
  readonly nested?: boolean;
  /** Names of macros that exist already, which a backslash before their calls escapes. */
  readonly knownMacros?: ReadonlySet<string>;
  /** Where the places of the template are added whose steps are recorded; nothing is recorded without. */
  readonly places?: Places | undefined;
}

export function generate(tree: Ast.Template, dialect: Dialect, options: GenerateOptions = {}): Generated {
  const writer = new Writer(tree, dialect, options);
  const main = functionOf(writer, tree.children, { kind: 'main' });
  const code = [
    '"use strict";',
    `const { ${RUNTIME_NAMES.join(', ')} } = R;`,
    ...writer.functions,
    `const main = ${main};`,
    `return { main, macros: [${writer.macros.join(', ')}], contexts: ${writer.needs.contexts} };`,
  ].join('\n');
  return { code, constants: writer.constants };
}
