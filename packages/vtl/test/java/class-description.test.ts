import { javaClass, javaClassNames, takesClasses } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';

/** `name(parameters): answer` of each overload. */
function signatures(className: string, ...names: string[]): string[] {
  const methods = javaClass(className)?.methods ?? new Map();
  return names.flatMap((name) =>
    (methods.get(name) ?? []).map(
      ({ parameters, answer }: { parameters: string[]; answer: { of: string; name?: string } }) =>
        `${name}(${parameters.join(', ')}): ${answer.name ?? answer.of}`,
    ),
  );
}

describe('what a Java class has', () => {
  it('of a text', () => {
    expect(signatures('java.lang.String', 'length', 'substring', 'split', 'isEmpty', 'replaceAll')).toEqual([
      'length(): java.lang.Integer',
      'substring(int): java.lang.String',
      'substring(int, int): java.lang.String',
      'split(String): [Ljava.lang.String;',
      'split(String, int): [Ljava.lang.String;',
      'isEmpty(): java.lang.Boolean',
      'replaceAll(String, String): java.lang.String',
    ]);
  });

  it('of a list and a map', () => {
    expect(signatures('java.util.ArrayList', 'get', 'size', 'add', 'iterator', 'subList')).toEqual([
      'get(int): element',
      'size(): java.lang.Integer',
      'add(Object): java.lang.Boolean',
      'add(int, Object): nothing',
      'iterator(): java.util.ArrayList$Itr',
      'subList(int, int): java.util.ArrayList$SubList',
    ]);
    expect(signatures('java.util.LinkedHashMap', 'get', 'put', 'keySet', 'entrySet', 'containsKey')).toEqual([
      'get(Object): element',
      'put(Object, Object): element',
      'keySet(): java.util.LinkedHashMap$LinkedKeySet',
      'entrySet(): java.util.LinkedHashMap$LinkedEntrySet',
      'containsKey(Object): java.lang.Boolean',
    ]);
    expect(signatures('java.util.LinkedHashMap$Entry', 'getKey', 'getValue')).toEqual([
      'getKey(): key',
      'getValue(): element',
    ]);
  });

  it('has the properties that Velocity finds', () => {
    expect([...(javaClass('java.util.ArrayList')?.properties.keys() ?? [])]).toEqual(
      expect.arrayContaining(['empty', 'class']),
    );
    expect([...(javaClass('java.util.LinkedHashMap')?.properties.keys() ?? [])]).toEqual(['Class', 'class']);
  });

  it('knows what every method answers, but those that always fail', () => {
    const growing = javaClassNames().filter((name) => !/^\[|Arrays\$|LinkedHashMap\$/.test(name));
    const unknown = growing.flatMap((name) =>
      [...(javaClass(name)?.methods.values() ?? [])]
        .flat()
        .filter(({ answer }) => answer.of === 'unknown')
        .map((method) => `${name.replace(/^.*\./, '')}.${method.name}(${method.parameters})`),
    );
    // One takes an index that the text in question is too short for, the other the name of a character set.
    expect(unknown).toEqual(['String.codePointBefore(int)', 'String.getBytes(String)']);
  });

  it.each<[string, string, (string | undefined)[], boolean]>([
    ['java.util.ArrayList', 'get', ['java.lang.Integer'], true],
    ['java.util.ArrayList', 'get', ['java.lang.String'], false],
    ['java.util.ArrayList', 'get', [undefined], true],
    ['java.util.ArrayList', 'get', [], false],
    ['java.lang.String', 'format', ['java.lang.String', 'java.lang.Integer', 'java.lang.String'], true],
    ['java.lang.String', 'contains', ['java.lang.String'], true],
    ['java.lang.String', 'contains', ['java.lang.Boolean'], false],
  ])('%s.%s takes %j: %j', (name, method, classes, expected) => {
    const overloads = javaClass(name)?.methods.get(method) ?? [];
    expect(overloads.some((overload) => takesClasses(overload, classes))).toBe(expected);
  });

  it('knows nothing of other names', () => {
    expect([javaClass('constructor'), javaClass('java.io.File')]).toEqual([undefined, undefined]);
  });
});
