/** Makes objects without a prototype's members that V8 keeps in its fast form, which `Object.create(null)` does not. */
const Bare = function Bare() {} as unknown as { new <T>(): Record<string, T>; prototype: object };
Bare.prototype = Object.create(null) as object;

/** @returns an object whose members are all its own, whatever their names are: `__proto__` is a name like any other */
export function dictionary<T>(entries: Iterable<readonly [string, T]> = []): Record<string, T> {
  const found = new Bare<T>();
  for (const [name, value] of entries) found[name] = value;
  return found;
}
