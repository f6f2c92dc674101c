import { include, span, token } from './rule.js';

/**
 * Velocity over JSON. Objects and arrays are no rules of their own: a template's branches and loops open and close them
 * as they like.
 */

/** A string ends with its line at the latest, unless a directive there takes the end of the line along. */
const STRING_END = '(")|(?<!\\)|#end|#else|#\\{end\\}|#\\{else\\})$';

function string(scope, begin, punctuation) {
  return span(
    scope,
    [begin, { 0: `punctuation.${punctuation}.begin.json` }],
    [STRING_END, { 1: `punctuation.${punctuation}.end.json` }],
    [{ include: 'source.velocity#interpolation' }, ...include('string-escape')],
  );
}

export const VELOCITY_JSON = {
  name: 'Velocity over JSON',
  scopeName: 'source.json.velocity',
  patterns: [{ include: 'source.velocity#velocity' }, ...include('json')],
  repository: {
    json: { patterns: include('key', 'string', 'number', 'constant', 'punctuation') },
    key: string(
      'string.json support.type.property-name.json',
      '"(?=(?:[^"\\\\]|\\\\.)*"\\s*:)',
      'support.type.property-name',
    ),
    string: string('string.quoted.double.json', '"', 'definition.string'),
    'string-escape': {
      patterns: [
        token('constant.character.escape.json', '\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})'),
        token('invalid.illegal.unrecognized-string-escape.json', '\\\\.'),
      ],
    },
    number: token(
      'constant.numeric.json',
      '(?<![0-9A-Za-z_.])-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![0-9A-Za-z_])',
    ),
    constant: token('constant.language.json', '(?<![0-9A-Za-z_.-])(?:true|false|null)(?![0-9A-Za-z_-])'),
    punctuation: {
      patterns: [
        token('punctuation.definition.dictionary.begin.json', '\\{'),
        token('punctuation.definition.dictionary.end.json', '\\}'),
        token('punctuation.definition.array.begin.json', '\\['),
        token('punctuation.definition.array.end.json', '\\]'),
        token('punctuation.separator.dictionary.key-value.json', ':'),
        token('punctuation.separator.dictionary.pair.json', ','),
      ],
    },
  },
};
