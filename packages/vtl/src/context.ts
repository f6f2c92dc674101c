import { type Fields, fieldName, type JavaValue, newFields } from './java/value.js';

/**
 * Where a template's variables live when macros may be called. A template without macros reads and writes the
 * {@link Fields} of its variables directly.
 */
export interface Context {
  get(name: string): JavaValue;
  put(name: string, value: JavaValue): void;
  remove(name: string): void;
  /** How a by-name argument was written by the macro's caller, or undefined. */
  literal(reference: string): string | undefined;
}

/** @returns variables, as the fields of one object */
export function variablesOf(values: Iterable<readonly [string, JavaValue]>): Fields {
  const fields = newFields();
  for (const [name, value] of values) fields[fieldName(name)] = value;
  return fields;
}

export function rootContext(variables: Fields): Context {
  return {
    get: (name) => variables[fieldName(name)] ?? null,
    put: (name, value) => {
      variables[fieldName(name)] = value;
    },
    remove: (name) => {
      variables[fieldName(name)] = undefined;
    },
    literal: () => undefined,
  };
}

/** An argument of a macro call: a constant, or what is computed anew each time that its name is read. */
export interface MacroArgument {
  readonly name: string;
  readonly constant: boolean;
  readonly read: (caller: Context) => JavaValue;
  /** The argument as the call writes it. */
  readonly literal: string;
}

/**
 * The context of a macro's body: by-name arguments, then what was set within, then the caller's variables, as Velocity
 * 1.7's `ProxyVMContext`. What the body sets is set for the caller, too.
 */
export function macroContext(caller: Context, args: readonly MacroArgument[]): Context {
  const local = new Map<string, JavaValue>();
  const byName = new Map<string, MacroArgument>();
  for (const arg of args) {
    if (arg.constant) local.set(arg.name, arg.read(caller));
    else byName.set(arg.name, arg);
  }
  const literals = new Map(Array.from(byName.values(), (arg) => [`$${arg.name}`, arg.literal]));
  return {
    get: (name) => {
      const own = local.get(name);
      if (own !== undefined && own !== null) return own;
      const arg = byName.get(name);
      return arg === undefined ? caller.get(name) : arg.read(caller);
    },
    put: (name, value) => {
      local.set(name, value);
      caller.put(name, value);
    },
    remove: (name) => {
      local.delete(name);
      byName.delete(name);
      caller.remove(name);
    },
    literal: (reference) => {
      const literal = literals.get(reference);
      return literal === undefined ? caller.literal(reference) : literal;
    },
  };
}
