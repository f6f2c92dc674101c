import { EMPTY, type Value, valueKey } from './value.js';

/** The variables at a moment; two with the same values are one object. */
export interface Environment {
  readonly id: number;
  /** A number for each variable, that of its value. */
  readonly slots: readonly number[];
}

/** Keeps the values of variables, and tells environments apart quickly. */
export interface Environments {
  readonly empty: Environment;
  read(environment: Environment, name: string): Value;
  write(environment: Environment, name: string, value: Value): Environment;
  /** @returns an environment in which a variable that differs may hold anything */
  common(environments: readonly Environment[]): Environment;
}

export function environmentsOf(names: Iterable<string>): Environments {
  const slotOf = new Map(Array.from(names, (name, slot) => [name, slot]));
  const values: Value[] = [EMPTY];
  const numbers = new Map([[valueKey(EMPTY), 0]]);
  const byHash = new Map<number, Environment[]>();
  let count = 0;
  const numberOf = (value: Value): number => {
    const key = valueKey(value);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, values.length);
    values.push(value);
    return values.length - 1;
  };
  const environmentOf = (slots: readonly number[]): Environment => {
    const hash = hashOf(slots);
    const alike = byHash.get(hash) ?? [];
    const known = alike.find((other) => other.slots.every((value, slot) => value === slots[slot]));
    if (known !== undefined) return known;
    const environment = { id: count++, slots };
    byHash.set(hash, [...alike, environment]);
    return environment;
  };
  return {
    empty: environmentOf(new Array<number>(slotOf.size).fill(0)),
    read: ({ slots }, name) => values[slots[slotOf.get(name) ?? -1] ?? 0] ?? EMPTY,
    write: (environment, name, value) => {
      const slot = slotOf.get(name);
      const number = numberOf(value);
      if (slot === undefined || environment.slots[slot] === number) return environment;
      return environmentOf(environment.slots.with(slot, number));
    },
    common: (environments) => {
      const [first] = environments;
      const anyhow = numberOf({ kind: 'anyhow' });
      const slots = (first?.slots ?? []).map((value, slot) =>
        environments.every((other) => other.slots[slot] === value) ? value : anyhow,
      );
      return environmentOf(slots);
    },
  };
}

function hashOf(slots: readonly number[]): number {
  let hash = slots.length;
  for (const value of slots) hash = (Math.imul(hash, 31) + value) | 0;
  return hash;
}
