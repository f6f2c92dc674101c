import { captures } from './rule.js';

/** Templates in definitions of APIs, which these grammars inject into the host's. */

/** Below the keys of templates stand media types; hardly anything else has them for keys. */
const MEDIA_TYPE = '[A-Za-z*][-\\w.+*]*/[-\\w.+*]+(?:;[-\\w.=+ ]*)?|\\\\?\\$default';

/** Keys that hold a template themselves: serverless.yml's. */
const TEMPLATE = 'template';

const EMBEDDED = 'meta.embedded.inline.velocity';
const KEY = 'string.unquoted.plain.out.yaml entity.name.tag.yaml';
const QUOTED_KEY = 'string.quoted.yaml entity.name.tag.yaml';

/**
 * A key of YAML and its colon. Some hosts' grammars have read the indentation before it already, and some have not;
 * the first group is what is left of it.
 */
function key(names) {
  return `(?:^([ \\t]*)|(?<!\\S))(?:(["'])(${names})\\2|(${names}))[ \\t]*(:)[ \\t]+(?:(![^\\s]+)[ \\t]+)?`;
}

const KEY_SCOPES = {
  3: QUOTED_KEY,
  4: KEY,
  5: 'punctuation.separator.key-value.mapping.yaml',
  6: 'storage.type.tag.yaml',
};

/** A block scalar holds all lines that are indented more than its key. */
function block(names, contentName, content) {
  return {
    begin: `${key(names)}(?:(\\|)|(>))((?:[-+][1-9]?|[1-9][-+]?)?)[ \\t]*((?<![^ \\t])#.*)?$`,
    beginCaptures: captures({
      ...KEY_SCOPES,
      7: 'keyword.control.flow.block-scalar.literal.yaml',
      8: 'keyword.control.flow.block-scalar.folded.yaml',
      9: 'storage.modifier.chomping-indicator.yaml',
      10: 'comment.line.number-sign.yaml',
    }),
    while: '(?:^|\\G)(?:\\1[ \\t]+|[ \\t]*$)',
    contentName,
    patterns: [{ include: content }],
  };
}

function quotedScalar(names, kind, quote, end, content) {
  return {
    begin: `${key(names)}(${quote})`,
    beginCaptures: captures({
      ...KEY_SCOPES,
      7: `string.quoted.${kind}.yaml punctuation.definition.string.begin.yaml`,
    }),
    end,
    endCaptures: captures({ 0: `string.quoted.${kind}.yaml punctuation.definition.string.end.yaml` }),
    // Between single quotes JSON has its colours, so that the rest of it has none.
    contentName: kind === 'single' ? `string.quoted.single.yaml ${EMBEDDED}` : `${EMBEDDED} string.quoted.double.yaml`,
    patterns: [{ include: content }],
  };
}

/** A plain scalar with a template in it ends with its line. */
function plainScalar(names) {
  return {
    begin: `${key(names)}(?=[$#](?!\\{(?:file|self|opt|env|param|sls)\\b))`,
    beginCaptures: captures(KEY_SCOPES),
    end: '$',
    contentName: 'meta.embedded.inline.velocity',
    patterns: [{ include: 'source.velocity' }],
  };
}

export const YAML_DEFINITIONS = {
  name: 'Mapping templates in YAML',
  scopeName: 'source.velocity.in-yaml',
  injectionSelector: 'L:source.yaml -string -comment -meta.embedded',
  patterns: [
    block(MEDIA_TYPE, 'meta.embedded.block.velocity', 'source.velocity.template'),
    quotedScalar(MEDIA_TYPE, 'single', "'", "'(?!')", 'source.velocity.single-quoted'),
    quotedScalar(MEDIA_TYPE, 'double', '"', '"', 'source.velocity.escaped'),
    plainScalar(MEDIA_TYPE),
    // Such a key is common elsewhere, so that its text stays a string.
    block(TEMPLATE, 'meta.embedded.inline.velocity string.unquoted.block.yaml', 'source.velocity#interpolation'),
    quotedScalar(TEMPLATE, 'single', "'", "'(?!')", 'source.velocity.single-quoted#interpolation'),
    quotedScalar(TEMPLATE, 'double', '"', '"', 'source.velocity.escaped'),
    plainScalar(TEMPLATE),
  ],
};

export const JSON_DEFINITIONS = {
  name: 'Mapping templates in JSON',
  scopeName: 'source.velocity.in-json',
  injectionSelector: 'L:source.json -string -comment -meta.embedded, L:source.yaml -string -comment -meta.embedded',
  patterns: [
    {
      begin: `(")(${MEDIA_TYPE})(")\\s*(:)\\s*(")`,
      beginCaptures: captures({
        1: 'string.json support.type.property-name.json punctuation.support.type.property-name.begin.json',
        2: 'string.json support.type.property-name.json',
        3: 'string.json support.type.property-name.json punctuation.support.type.property-name.end.json',
        4: 'punctuation.separator.dictionary.key-value.json',
        5: 'string.quoted.double.json punctuation.definition.string.begin.json',
      }),
      end: '"',
      endCaptures: captures({ 0: 'string.quoted.double.json punctuation.definition.string.end.json' }),
      contentName: 'meta.embedded.inline.velocity string.quoted.double.json',
      patterns: [{ include: 'source.velocity.escaped' }],
    },
  ],
};
