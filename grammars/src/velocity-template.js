import { include, span } from './rule.js';

/**
 * A mapping template of any format: the first character that is not Velocity's tells which one, and holds to the end,
 * which the rules here therefore never find.
 */

const NEVER = ['(?!)'];

export const VELOCITY_TEMPLATE = {
  name: 'API Gateway mapping template',
  scopeName: 'source.velocity.template',
  patterns: [{ include: 'source.velocity#velocity' }, ...include('json', 'xml', 'text')],
  repository: {
    json: span(undefined, ['(?=[{}\\[\\]",:]|-?\\d|(?:true|false|null)\\b)'], NEVER, [
      { include: 'source.json.velocity' },
    ]),
    xml: span(undefined, ['(?=<[!?/]?[A-Za-z_:$\\[-])'], NEVER, [{ include: 'text.xml.velocity' }]),
    text: span(undefined, ['(?=\\S)'], NEVER, [{ include: 'source.velocity#velocity' }]),
  },
};
