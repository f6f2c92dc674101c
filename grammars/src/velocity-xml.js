import { captures, include, span, token } from './rule.js';

/** Velocity over XML. Elements are no rules of their own, for a template's branches open and close them as they like. */

const VELOCITY = { include: 'source.velocity#velocity' };
const INTERPOLATION = { include: 'source.velocity#interpolation' };
const LOCAL_NAME = '[A-Za-z_][-0-9A-Za-z_.]*';
const TAG = { 0: 'punctuation.definition.tag.xml' };

function string(kind, quote) {
  const begin = [quote, { 0: 'punctuation.definition.string.begin.xml' }];
  const end = [quote, { 0: 'punctuation.definition.string.end.xml' }];
  return span(`string.quoted.${kind}.xml`, begin, end, [...include('entity'), INTERPOLATION]);
}

function raw(name, begin, end, punctuation) {
  return { name, begin, end, captures: captures({ 0: punctuation }), patterns: [INTERPOLATION] };
}

export const VELOCITY_XML = {
  name: 'Velocity over XML',
  scopeName: 'text.xml.velocity',
  patterns: [...include('xml'), VELOCITY],
  repository: {
    xml: { patterns: include('comment', 'cdata', 'instruction', 'doctype', 'tag', 'entity') },
    comment: raw('comment.block.xml', '<!--', '-->', 'punctuation.definition.comment.xml'),
    cdata: raw('string.unquoted.cdata.xml', '<!\\[CDATA\\[', '\\]\\]>', 'punctuation.definition.string.xml'),
    instruction: span(
      'meta.tag.preprocessor.xml',
      ['(<\\?)([-0-9A-Za-z_:]+)', { 1: 'punctuation.definition.tag.xml', 2: 'entity.name.tag.xml' }],
      ['\\?>', TAG],
      [VELOCITY, ...include('attributes')],
    ),
    doctype: span(
      'meta.tag.sgml.doctype.xml',
      ['(<!)(DOCTYPE)\\b', { 1: 'punctuation.definition.tag.xml', 2: 'keyword.other.doctype.xml' }],
      ['>', TAG],
      include('attributes'),
    ),
    tag: span(
      'meta.tag.xml',
      [
        `(</?)(?=[A-Za-z_:$]|#\\{?[A-Za-z])(?:(${LOCAL_NAME})(:))?([A-Za-z_:][-0-9A-Za-z_.:]*)?`,
        {
          1: 'punctuation.definition.tag.xml',
          2: 'entity.name.tag.namespace.xml',
          3: 'punctuation.separator.namespace.xml',
          4: 'entity.name.tag.localname.xml',
        },
      ],
      ['/?>', TAG],
      [VELOCITY, ...include('attributes')],
    ),
    attributes: {
      patterns: [
        {
          match: `(?:(${LOCAL_NAME})(:))?([A-Za-z_:][-0-9A-Za-z_.]*)(?=\\s*=)`,
          captures: captures({
            1: 'entity.other.attribute-name.namespace.xml',
            2: 'punctuation.separator.namespace.xml',
            3: 'entity.other.attribute-name.localname.xml',
          }),
        },
        token('punctuation.separator.key-value.xml', '='),
        string('double', '"'),
        string('single', "'"),
      ],
    },
    entity: token('constant.character.entity.xml', '(&)(?:[A-Za-z_:][-0-9A-Za-z_.:]*|#\\d+|#x[0-9A-Fa-f]+)(;)', {
      1: 'punctuation.definition.constant.xml',
      2: 'punctuation.definition.constant.xml',
    }),
  },
};
