import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from '../src/edit.js';
import { type EmbeddedTemplates, embeddedTemplates } from '../src/embedded/embedded-templates.js';
import { readEmbedded } from '../src/embedded/read-embedded.js';
import { HOST_FILES, type HostFile } from './embedded-hosts.js';

/**
 * Edits definitions at random: what was kept from before a change is what is read anew, and a change of a template that
 * a file can say is that change. `RANDOM_EDITS` says how many.
 */
const EDITS = Number(process.env.RANDOM_EDITS ?? 300);

const PIECES = [
  ...[
    'a',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\n            ',
    '\n                    ',
    '\n  ',
    '\n#',
    '#',
    ' #',
  ],
  ...[
    '"',
    "'",
    "''",
    '\\',
    '\\n',
    '\\"',
    '\\x',
    ': ',
    ':',
    '- ',
    '\n- ',
    ', ',
    ',',
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '&a ',
    '*a',
    '!x ',
  ],
  ...[
    '$',
    '${',
    '${x}',
    '${!x}',
    '${Table}',
    '${self:custom.table}',
    '\\${self:a}',
    '${var.stage}',
    '$${x}',
    '%{',
    '!',
    '~',
  ],
  ...[
    '$x',
    '#set($a = 1)',
    '\n---\n',
    '\n...\n',
    '---',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\0',
    'é',
    '😀',
    '\ud83d',
    '?',
    '@',
    '%',
    '`',
    '1',
    'null',
  ],
];

/** A change by the template that it is near, and how near. */
const CHANGE = fc.record({
  template: fc.nat(),
  at: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
  isAnywhere: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 20 })),
  inserted: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
    fc.constant(''),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join('')),
  ),
});

type Change = typeof CHANGE extends fc.Arbitrary<infer T> ? T : never;

const HOST = fc.constantFrom(...HOST_FILES);

function changeOf(
  { templates, text }: EmbeddedTemplates,
  { template, at, isAnywhere, removed, inserted }: Change,
): TextEdit {
  const place = templates[template % Math.max(1, templates.length)]?.embedding.scalar;
  const { start: from, end: to } = isAnywhere || place === undefined ? { start: 0, end: text.length } : place;
  const start = Math.min(text.length, Math.max(0, Math.round(from + at * (to - from))));
  return { start, end: Math.min(text.length, start + removed), newText: inserted };
}

/** All that anybody can see of what a file holds. */
function shown({ text, kind, templates, problems }: EmbeddedTemplates): unknown {
  return { text, kind, problems, templates: templates.map(shownTemplate) };
}

function shownTemplate({ text, role, embedding }: EmbeddedTemplates['templates'][number]): unknown {
  const { kind, file, hostText, scalar, spelling, substitutedBy, toHost, toTemplate } = embedding;
  const near = Array.from({ length: scalar.end - scalar.start + 20 }, (_, index) => scalar.start - 10 + index);
  return {
    ...{ text, role, kind, file, hostText, scalar, spelling, substitutedBy },
    toHost: Array.from({ length: text.length + 1 }, (_, offset) => toHost(offset)),
    toTemplate: near.map((offset) => toTemplate(offset)),
  };
}

function afterEdits({ name, text }: HostFile, changes: readonly Change[]): EmbeddedTemplates {
  let found = embeddedTemplates(text, name);
  for (const change of changes) {
    const next = applyEdits(found.text, [changeOf(found, change)]);
    found = embeddedTemplates(next, name, found);
    expect(shown(found)).toEqual(shown(readEmbedded(next, name)));
  }
  return found;
}

describe('a definition that is edited', () => {
  it.each([
    ['an apostrophe', "it''s'", "it''s''"],
    ['a quote', '$x = \\u0031)$x"', '$x = \\u0031)$x\\"'],
  ])('has %s that goes on behind what it ended before', (_, before, after) => {
    const [{ text, name }] = HOST_FILES as [HostFile];
    expect(text).toContain(before);
    const changed = text.replace(before, () => after);
    expect(shown(embeddedTemplates(changed, name, readEmbedded(text, name)))).toEqual(
      shown(readEmbedded(changed, name)),
    );
  });

  it('holds what it would hold if it were read anew', () => {
    fc.assert(
      fc.property(HOST, fc.array(CHANGE, { maxLength: 6 }), (host, changes) => {
        afterEdits(host, changes);
      }),
      { numRuns: EDITS },
    );
  });

  it('says each change of a template that it can say, exactly', () => {
    fc.assert(
      fc.property(HOST, fc.array(CHANGE, { maxLength: 1 }), CHANGE, (host, changes, change) => {
        const found = afterEdits(host, changes);
        const index = change.template % Math.max(1, found.templates.length);
        const template = found.templates[index];
        if (template === undefined) return;
        const start = Math.min(template.text.length, Math.max(0, Math.round(change.at * template.text.length)));
        const end = Math.min(template.text.length, start + change.removed);
        const edit = { start, end, newText: change.inserted };
        const hostEdit = template.embedding.editHost(edit);
        if (hostEdit === undefined) return;
        const after = readEmbedded(applyEdits(found.text, [hostEdit]), host.name);
        const expected = found.templates.map(({ text }, at) => (at === index ? applyEdits(text, [edit]) : text));
        expect(after.templates.map(({ text }) => text)).toEqual(expected);
      }),
      { numRuns: EDITS },
    );
  });
});
