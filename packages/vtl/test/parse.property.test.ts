import { childrenOf, type Node, parse, print } from '@veloway/vtl';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../../test/random/random.js';
import { randomTemplate } from '../../../test/random/random-template.js';

const TEXTS = 100_000;
const SEED = Number(process.env['RANDOM_SEED'] ?? Date.now() & 0xffffff);

const PIECES = [
  '$',
  '!',
  '{',
  '}',
  '#',
  '(',
  ')',
  '[',
  ']',
  '.',
  ',',
  '"',
  "'",
  '\\',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '-',
  '=',
  '*',
].concat(
  [
    '$a',
    '$a.b',
    '$a.b(',
    '${',
    '$!{x',
    '#if(',
    '#if',
    '#set(',
    '#set( $a = ',
    '#foreach(',
    '#end',
    '#else',
    '#elseif(',
    '##',
    '#*',
  ],
  [
    '*#',
    '#[[',
    ']]#',
    '..',
    ':',
    '==',
    '&&',
    'null',
    'true',
    'in',
    '1',
    '1.5',
    'x',
    '#macro(m',
    '#define($d)',
    'é',
    '\ud83d',
    '\0',
  ],
  [
    '"$a',
    "'it''s'",
    '\\u00',
    '\\$a',
    '\\#if',
    '#@m',
    '#literal()',
    '$foreach.',
    '@',
    '|',
    '&',
    '?',
    '/',
    '%',
    '<',
    '+',
  ],
);

function randomText(seed: number): string {
  const random = randomOf(seed);
  if (random.oneIn(4)) return randomTemplate(random).slice(0, random.below(80));
  let text = '';
  for (let count = random.below(14); count > 0; count--) text += random.pick(PIECES);
  return text;
}

/** @returns what is wrong with the ranges of a node and those below it */
function badRange(node: Node, start: number, end: number): string | undefined {
  if (!(node.start >= start && node.end >= node.start && node.end <= end)) {
    return `${node.kind} ${node.start}-${node.end} is not within ${start}-${end}`;
  }
  if ('nameStart' in node && !(node.nameStart >= 0)) return `the name of ${node.kind} is at ${node.nameStart}`;
  let at = node.start;
  for (const child of childrenOf(node)) {
    const bad = badRange(child, at, node.end);
    if (bad !== undefined) return bad;
    at = child.end;
  }
  return undefined;
}

describe(`any text, from seed ${SEED}`, () => {
  test(`${TEXTS} random texts give a tree that prints back, with ranges and problems within the text`, () => {
    for (let i = 0; i < TEXTS; i++) {
      const text = randomText(SEED + i);
      const { tree, problems } = parse(text);
      if (print(tree) !== text) expect(print(tree)).toBe(text);
      const bad = badRange(tree, 0, text.length);
      if (bad !== undefined) expect(`${JSON.stringify(text)}: ${bad}`).toBe('');
      const outside = problems.find(({ start, end }) => !(start >= 0 && start <= end && end <= text.length));
      if (outside !== undefined) expect({ text, outside }).toBe('within the text');
    }
  });
});
