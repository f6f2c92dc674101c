/** What is said of a method of Java: names for its parameters, and what it answers. */
export interface JavaDocumentation {
  /** Of the overload with the most parameters; a shorter one has the first of them. */
  readonly parameters: readonly string[];
  readonly text: string;
}

type Rows = readonly (readonly [name: string, parameters: string, text: string])[];

const OF_OBJECTS: Rows = [
  ['equals', 'other', 'Whether the other value is of the same class and equal. `==` compares numbers of all classes.'],
  ['hashCode', '', 'A number that equal values have in common.'],
  ['toString', '', 'The text that the value prints as.'],
  ['getClass', '', 'The Java class; `$x.class.name` is its name, which helps to find out what one has.'],
];

const OF_STRINGS: Rows = [
  ['charAt', 'index', 'The character at an index, from 0.'],
  ['compareTo', 'other', 'Negative, 0 or positive: whether the text comes before the other, is equal or comes behind.'],
  ['compareToIgnoreCase', 'other', 'As `compareTo`, with letters of either case alike.'],
  ['concat', 'text', 'The text with another one behind it.'],
  ['contains', 'part', 'Whether the part is somewhere in the text.'],
  ['endsWith', 'suffix', 'Whether the text ends so.'],
  ['equalsIgnoreCase', 'other', 'Whether both texts are the same, with letters of either case alike.'],
  ['format', 'pattern arguments', 'The pattern with the arguments put in for `%s`, `%d` and the like.'],
  ['indexOf', 'part from', 'Where the part is first found, from 0; -1 where it is not.'],
  ['isBlank', '', 'Whether there is nothing but white space.'],
  ['isEmpty', '', 'Whether the text has no characters. A missing value reads as the empty text.'],
  ['join', 'separator parts', 'The parts with the separator between them.'],
  ['lastIndexOf', 'part from', 'Where the part is last found, from 0; -1 where it is not.'],
  ['length', '', 'How many characters the text has.'],
  ['matches', 'regex', 'Whether the whole text matches a regular expression.'],
  ['repeat', 'count', 'The text so many times.'],
  ['replace', 'old new', 'The text with every occurrence replaced; neither argument is a regular expression.'],
  [
    'replaceAll',
    'regex replacement',
    'The text with everything that matches a regular expression replaced. In the replacement, `$1` is a group and `\\` escapes.',
  ],
  ['replaceFirst', 'regex replacement', 'As `replaceAll`, for the first match only.'],
  ['split', 'regex limit', 'An array of the parts between matches of a regular expression. `\\\\|` splits at `|`.'],
  ['startsWith', 'prefix from', 'Whether the text begins so.'],
  ['strip', '', 'The text without white space at its ends.'],
  [
    'substring',
    'begin end',
    'The characters from an index up to another one, which is not included. It fails beyond the end.',
  ],
  ['toLowerCase', '', 'The text in small letters.'],
  ['toUpperCase', '', 'The text in capital letters.'],
  ['trim', '', 'The text without blanks and control characters at its ends.'],
  ['valueOf', 'value', 'The text that a value prints as.'],
];

const OF_COLLECTIONS: Rows = [
  [
    'add',
    'element',
    'Appends an element, or inserts one at an index. As a statement it prints `true`: write `#set($ignored = $list.add($x))`.',
  ],
  ['addAll', 'elements', 'Appends all elements of another collection.'],
  ['clear', '', 'Removes everything.'],
  ['contains', 'element', 'Whether an equal element is there.'],
  ['containsAll', 'elements', 'Whether all these elements are there.'],
  ['get', 'index', 'The element at an index, from 0. It fails where there is none; `$list[0]` is the same.'],
  ['indexOf', 'element', 'Where an equal element stands first, from 0; -1 where there is none.'],
  ['isEmpty', '', 'Whether there are no elements.'],
  ['iterator', '', 'An iterator, for a `#foreach` to run over.'],
  ['lastIndexOf', 'element', 'Where an equal element stands last, from 0; -1 where there is none.'],
  ['remove', 'element', 'Removes the element at an index, or an equal one.'],
  ['set', 'index element', 'Puts an element in the place of another one, which it answers.'],
  ['size', '', 'How many elements there are.'],
  ['subList', 'from to', 'A view of the elements from an index up to another one, which is not included.'],
  ['toArray', '', 'An array of the elements.'],
];

const OF_MAPS: Rows = [
  ['clear', '', 'Removes everything.'],
  ['containsKey', 'key', 'Whether the map has the key, be it with null.'],
  ['containsValue', 'value', 'Whether some key has an equal value.'],
  ['entrySet', '', 'The entries, each with a `key` and a `value`, in their order.'],
  ['get', 'key', 'What the map has under a key, or null. `$map["a key"]` is the same.'],
  ['getOrDefault', 'key default', 'What the map has under a key, or the default where it does not have the key.'],
  ['isEmpty', '', 'Whether there are no entries.'],
  ['keySet', '', 'The keys, in their order: what loops over maps run through.'],
  [
    'put',
    'key value',
    'Puts a value under a key and answers the old one, which a statement prints: write `#set($ignored = $map.put("a", 1))`.',
  ],
  ['putAll', 'entries', 'Puts in all entries of another map.'],
  ['putIfAbsent', 'key value', 'Puts a value under a key that has none.'],
  ['remove', 'key value', 'Removes a key and answers the value that it had.'],
  ['replace', 'key value new', 'Puts a value under a key that the map has already.'],
  ['size', '', 'How many entries there are.'],
  ['values', '', 'The values, in their order.'],
];

const OF_ENTRIES: Rows = [
  ['getKey', '', 'The key of the entry.'],
  ['getValue', '', 'The value of the entry.'],
  ['setValue', 'value', 'Puts another value under the key.'],
];

const OF_NUMBERS: Rows = [
  ['compareTo', 'other', 'Negative, 0 or positive: whether the number is less than the other, equal or greater.'],
  ['doubleValue', '', 'The number as a Double.'],
  ['intValue', '', 'The number as an Integer, without its fraction.'],
  ['longValue', '', 'The number as a Long, without its fraction.'],
  ['parseInt', 'text radix', 'The Integer that a text spells. It fails where the text spells none.'],
  ['parseLong', 'text radix', 'The Long that a text spells. It fails where the text spells none.'],
  ['parseDouble', 'text', 'The Double that a text spells. It fails where the text spells none.'],
  ['toHexString', 'number', 'The number in hexadecimal digits.'],
  ['valueOf', 'text radix', 'The number that a text spells. It fails where the text spells none.'],
];

const OF_ITERATORS: Rows = [
  ['hasNext', '', 'Whether another element follows.'],
  ['next', '', 'The next element.'],
];

/** By the names of classes, as far as they have something in common. */
const BY_CLASS: readonly (readonly [RegExp, Rows])[] = [
  [/\.String$/, OF_STRINGS],
  [/\.LinkedHashMap$/, OF_MAPS],
  [/\$Entry$/, OF_ENTRIES],
  [/Itr$|Iterator$/, OF_ITERATORS],
  [/List$|Set$|LinkedValues$|JSONArray$|^\[/, OF_COLLECTIONS],
  [/\.(Integer|Long|Double|Float|Short|Byte|BigInteger|BigDecimal)$/, OF_NUMBERS],
];

/** @returns what is said of a method; undefined of one that few templates call */
export function javaDocumentation(className: string, method: string): JavaDocumentation | undefined {
  const rows = BY_CLASS.find(([pattern]) => pattern.test(className))?.[1];
  const [, parameters, text] = find(rows, method) ?? find(OF_OBJECTS, method) ?? [];
  if (parameters === undefined || text === undefined) return undefined;
  return { parameters: parameters === '' ? [] : parameters.split(' '), text };
}

function find(rows: Rows | undefined, method: string): Rows[number] | undefined {
  return rows?.find(([name]) => name === method);
}
