import { expect, it } from 'vitest';
import { gather, joined, nothingGathered } from '../../src/node/gathered-chunks.js';

it('puts small chunks together, so that they take little more room than their bytes', () => {
  const gathered = nothingGathered();
  const chunks = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]));
  const all = Buffer.concat(chunks);
  for (let round = 0; round < 4000; round++) for (const chunk of chunks) gather(gathered, chunk);
  expect(gathered.chunks.length).toBeLessThan(2100);
  expect(joined(gathered).equals(Buffer.alloc(1_024_000, all))).toBe(true);
});

it('leaves one chunk as it is', () => {
  const gathered = nothingGathered();
  expect(joined(gathered)).toEqual(Buffer.alloc(0));
  const chunk = Buffer.from('abc');
  gather(gathered, chunk);
  expect(joined(gathered)).toBe(chunk);
});
