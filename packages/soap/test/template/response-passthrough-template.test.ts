import { expect, it } from 'vitest';
import { responsePassthroughTemplate } from '../../src/index.js';
import { rendered } from './envelope-of.js';

it('hands on the JSON that a function has made of the answer', () => {
  const answer = { order: { id: 7, lines: ['a', '</b>'], note: null } };
  expect(JSON.parse(rendered(responsePassthroughTemplate(), answer))).toEqual(answer);
});
