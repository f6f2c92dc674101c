import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attachment,
  createElement,
  envelopeElement,
  readMultipart,
  SoapError,
  writeMtom,
  writeXml,
  XmlError,
  xopInclude,
} from '../src/index.js';

const SEED = Number(process.env.RANDOM_SEED ?? Date.now() & 0xffffff);
const TYPE = 'multipart/related; boundary=b; type="application/xop+xml"; start="<r>"';
const INCLUDE = '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:i%40x"/>';

/** Lines with the ends that MIME has. */
const lines = (...text: readonly string[]): Uint8Array => new TextEncoder().encode(text.join('\r\n'));

const message = (root: string, ...rest: readonly string[]): Uint8Array =>
  lines('--b', 'Content-ID: <r>', 'Content-Type: application/xop+xml; charset=UTF-8', '', root, ...rest, '--b--', '');

const part = (id: string, content: string, ...headers: readonly string[]): readonly string[] => [
  '--b',
  `Content-ID: <${id}>`,
  ...headers,
  '',
  content,
];

/** What a message says, or the code of the error that it has. */
function resultOf(contentType: string, bytes: Uint8Array, options = {}): string {
  try {
    const { root, attachments } = readMultipart(contentType, bytes, options);
    const others = attachments.map(
      (other) => ` ${other.contentId} ${other.contentType} ${new TextDecoder().decode(other.bytes)}`,
    );
    return writeXml(root) + others.join('');
  } catch (error) {
    if (error instanceof SoapError || error instanceof XmlError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('a message of parts that is read', () => {
  it.each<readonly [string, string, Uint8Array, string]>([
    ['one part', TYPE, message('<a/>'), '<a/>'],
    ['an attachment', TYPE, message(`<a>\n${INCLUDE} </a>`, ...part('i@x', 'foo')), '<a>Zm9v</a>'],
    [
      'an attachment before the root',
      TYPE,
      lines(...part('i@x', 'fo'), ...part('r', `<a>${INCLUDE}</a>`), '--b--'),
      '<a>Zm8=</a>',
    ],
    [
      'an attachment that is included twice',
      TYPE,
      message(`<a><b>${INCLUDE}</b><b>${INCLUDE}</b></a>`, ...part('i@x', 'f')),
      '<a><b>Zg==</b><b>Zg==</b></a>',
    ],
    [
      'an attachment in base64',
      TYPE,
      message(`<a>${INCLUDE}</a>`, ...part('i@x', 'Zm\r\n9v', 'content-transfer-encoding: BASE64')),
      '<a>Zm9v</a>',
    ],
    [
      'an attachment that is not included',
      TYPE,
      message('<a/>', ...part('i', 'x', 'Content-Type: text/plain')),
      '<a/> i text/plain x',
    ],
    ['an empty attachment', TYPE, message(`<a>${INCLUDE}</a>`, ...part('i@x', '')), '<a/>'],
    [
      'an attachment of headers alone',
      TYPE,
      lines(...part('r', '<a/>'), '--b', 'Content-ID: <i>', '', '--b--'),
      '<a/> i application/octet-stream ',
    ],
    [
      'line ends in an attachment',
      TYPE,
      message('<a/>', ...part('i', '1\r\n--c\r\n2\n')),
      '<a/> i application/octet-stream 1\r\n--c\r\n2\n',
    ],
    [
      'a boundary within a line',
      TYPE,
      message('<a/>', ...part('i', '1--b\r\n--bb\r\n --b')),
      '<a/> i application/octet-stream 1--b\r\n--bb\r\n --b',
    ],
    ['line ends without returns', TYPE, new TextEncoder().encode('\n--b\nContent-ID: <r>\n\n<a/>\n--b--\n'), '<a/>'],
    [
      'text around the parts',
      TYPE,
      lines('preamble', '--bb', ...part('r', '<a/>'), '--b--', '--b', 'epilogue'),
      '<a/>',
    ],
    ['a header of two lines', TYPE, lines('--b', 'Content-ID:', '\t<r>', '', '<a/>', '--b--'), '<a/>'],
    [
      'the first part where none is named',
      'Multipart/Related; Boundary="b"',
      lines('--b', '', '<a/>', '--b--'),
      '<a/>',
    ],
    ['a Content-ID without quotes', 'multipart/related;boundary=b;start=<r>', message('<a/>'), '<a/>'],
    ['spaces after a boundary', TYPE, lines('--b  ', 'Content-ID: <r>', '', '<a/>', '--b-- \t'), '<a/>'],
    [
      'no attachment',
      TYPE,
      message(`<a>${INCLUDE}</a>`),
      'attachment-missing: The attachment `i@x` is included, but no part has it as its Content-ID. Send it.',
    ],
    [
      'no root',
      TYPE,
      lines(...part('i', 'x'), '--b--'),
      "attachment-missing: No part has the Content-ID `<r>` that the Content-Type's `start` names. Correct it.",
    ],
    [
      'two parts of one name',
      TYPE,
      message('<a/>', ...part('i', 'x'), ...part('i', 'y')),
      'attachment-repeated: Two parts have the Content-ID `i`. Give each its own.',
    ],
    [
      'more beside an include',
      TYPE,
      message(`<a>x${INCLUDE}</a>`, ...part('i@x', '')),
      'include-malformed: The element `<a>` has more in it than its `xop:Include`. Remove the rest.',
    ],
    [
      'an include of elsewhere',
      TYPE,
      message(`<a>${INCLUDE.replace('cid:', 'file:///')}</a>`),
      'include-malformed: An `xop:Include` has the `href` `file:///i%40x`. Write `cid:` and the Content-ID of a part.',
    ],
    [
      'an include of nothing',
      TYPE,
      message(`<a>${INCLUDE.replace(/href="[^"]*"/, '')}</a>`),
      'include-malformed: An `xop:Include` has no `href`. Write `cid:` and the Content-ID of a part.',
    ],
    [
      'a root with a document type',
      TYPE,
      message('<!DOCTYPE a><a/>'),
      'doctype-refused: The document has `<!DOCTYPE a>`. Document types and entities are refused, because they can make a small document large or read files. Remove the declaration.',
    ],
    [
      'no end',
      TYPE,
      lines('--b', '', '<a/>'),
      'multipart-malformed: The multipart message does not end with the line `--b--`. It may have been cut.',
    ],
    [
      'no beginning',
      TYPE,
      lines('<a/>'),
      'multipart-malformed: The multipart message does not end with the line `--b--`. It may have been cut.',
    ],
    [
      'an end alone',
      TYPE,
      lines('--b--'),
      'multipart-malformed: The multipart message has no parts. Send at least the envelope.',
    ],
    [
      'headers without an end',
      TYPE,
      lines('--b', 'Content-ID: <r>', '--b--'),
      'multipart-malformed: The multipart message has a part whose headers do not end with an empty line, or are too long.',
    ],
    [
      'headers that are too long',
      TYPE,
      lines('--b', `Content-ID: ${'r'.repeat(20_000)}`, '', '<a/>', '--b--'),
      'multipart-malformed: The multipart message has a part whose headers do not end with an empty line, or are too long.',
    ],
    [
      'a header without a colon',
      TYPE,
      lines('--b', 'Content-ID', '', '<a/>', '--b--'),
      'multipart-malformed: The multipart message has the line `Content-ID` among the headers of a part. Headers have a colon.',
    ],
    [
      'a header twice',
      TYPE,
      message('<a/>', '--b', 'a: 1', 'A: 2', '', ''),
      'multipart-malformed: The multipart message has the header `a` twice in a part. Send it once.',
    ],
    [
      'an unknown encoding',
      TYPE,
      message('<a/>', ...part('i', 'x', 'Content-Transfer-Encoding: quoted-printable')),
      'multipart-malformed: The multipart message has a part in the encoding `quoted-printable`. Send it as `binary` or `base64`.',
    ],
    [
      'base64 that is none',
      TYPE,
      message('<a/>', ...part('i', 'x', 'Content-Transfer-Encoding: base64')),
      'multipart-malformed: The multipart message has a part that says it is base64 and is not.',
    ],
    [
      'too many parts',
      TYPE,
      message('<a/>', ...Array.from({ length: 1000 }, (_, index) => part(`${index}`, '')).flat()),
      'multipart-malformed: The multipart message has more than 1000 parts. Send fewer.',
    ],
    [
      'another type',
      'text/xml',
      lines('<a/>'),
      'content-type-malformed: The Content-Type `text/xml` is not `multipart/related`. Read the message as XML.',
    ],
    [
      'no boundary',
      'multipart/related',
      lines('<a/>'),
      'content-type-malformed: The Content-Type `multipart/related` has no `boundary`. Add it.',
    ],
    [
      'an empty boundary',
      'multipart/related; boundary=""',
      lines('<a/>'),
      'content-type-malformed: The boundary `` is malformed. Use 1 to 70 letters, digits and hyphens.',
    ],
    [
      'two boundaries',
      'multipart/related; boundary=a; boundary=b',
      lines('<a/>'),
      'content-type-malformed: The Content-Type `multipart/related; boundary=a; boundary=b` is malformed. Write a media type with parameters `; name="value"`.',
    ],
  ])('%s', (_, contentType, bytes, result) => {
    expect(resultOf(contentType, bytes)).toBe(result);
  });

  it('does not let attachments grow beyond the limit', () => {
    const root = `<a>${`<b>${INCLUDE}</b>`.repeat(20)}</a>`;
    const bytes = message(root, ...part('i@x', 'x'.repeat(3000)));
    expect(resultOf(TYPE, bytes, { maxLength: 50_000 })).toBe(
      'message-too-long: The attachments are too long in base64. Send the message in parts.',
    );
  });

  it.each<readonly [string, (size: number) => Uint8Array]>([
    ['lines like the boundary', (size) => lines('--b', '', '<a>', '--bb\r\n'.repeat(size), '</a>', '--b--')],
    ['white space after it', (size) => lines('--b', '', '<a/>', `--b${' '.repeat(size)}x`, '--b--')],
    ['line ends', (size) => lines('--b', '', `<a>${'\r\n'.repeat(size)}</a>`, '--b--')],
  ])('%s cost their length alone', (_, bytesOf) => {
    const bytes = bytesOf(1_000_000);
    const start = performance.now();
    resultOf('multipart/related; boundary=b', bytes);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('a message of parts that is written', () => {
  const photo = (contentId: string): Attachment => ({
    contentId,
    contentType: 'image/png',
    bytes: new Uint8Array([1, 255, 13, 10]),
  });
  const body = (...ids: readonly string[]) =>
    createElement({
      local: 'photos',
      children: ids.map((id) => createElement({ local: 'photo', children: [xopInclude(id)] })),
    });

  it('is as MTOM has it', () => {
    const { contentType, bytes } = writeMtom(
      envelopeElement({ version: '1.2', body: body('1@x') }),
      [photo('1@x')],
      'urn:a',
    );
    expect(contentType).toBe(
      'multipart/related; boundary="veloway-part-1-"; type="application/xop+xml"; start="<root@veloway>"; ' +
        'start-info="application/soap+xml"; action="urn:a"',
    );
    expect(new TextDecoder('latin1').decode(bytes)).toBe(
      [
        '--veloway-part-1-',
        'Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"',
        'Content-Transfer-Encoding: binary',
        'Content-ID: <root@veloway>',
        '',
        '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>' +
          '<photos><photo><xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:1%40x"/></photo></photos>' +
          '</soap:Body></soap:Envelope>',
        '--veloway-part-1-',
        'Content-Type: image/png',
        'Content-Transfer-Encoding: binary',
        'Content-ID: <1@x>',
        '',
        '\u0001ÿ\r\n',
        '--veloway-part-1---',
        '',
      ].join('\r\n'),
    );
  });

  it.each<readonly [string, () => unknown, string]>([
    ['no attachment', () => writeMtom(body('a'), []), 'The attachment `a` is included but not given. Add it.'],
    [
      'one twice',
      () => writeMtom(body(), [photo('a'), photo('a')]),
      'Two attachments have the Content-ID `a`. Give each its own.',
    ],
    [
      'a Content-ID of two lines',
      () => writeMtom(body(), [photo('a\r\nb')]),
      '`a\\r\\nb` cannot be in the header of a part. Write it in printable ASCII.',
    ],
    [
      'a media type of two lines',
      () => writeMtom(body(), [{ ...photo('a'), contentType: 'a\nb' }]),
      '`a\\nb` cannot be in the header of a part. Write it in printable ASCII.',
    ],
  ])('refuses %s', (_, act, text) => {
    expect(act).toThrow(text);
  });

  it('is read again as it was, whatever bytes it has', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constant(new TextEncoder().encode('\r\n--veloway-part-1-\r\n')),
    );
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 4 }), (contents) => {
        const attachments = contents.map((content, index) => ({
          contentId: `${index}%@x`,
          contentType: 'a/b',
          bytes: content,
        }));
        const { contentType, bytes: sent } = writeMtom(
          body(...attachments.map(({ contentId }) => contentId)),
          attachments,
        );
        const { root, attachments: left } = readMultipart(contentType, sent);
        const photos = contents.map((content) => {
          const text = Buffer.from(content).toString('base64');
          return text === '' ? '<photo/>' : `<photo>${text}</photo>`;
        });
        expect(writeXml(root)).toBe(photos.length === 0 ? '<photos/>' : `<photos>${photos.join('')}</photos>`);
        expect(left).toEqual([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('a hostile message has an error of its own, and no other', () => {
    const { contentType, bytes } = writeMtom(body('a'), [photo('a')]);
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(40), fc.uint8Array({ maxLength: 6 }), (at, removed, added) => {
        const text = [...bytes.subarray(0, at), ...added, ...bytes.subarray(Math.min(at + removed, bytes.length))];
        expect(typeof resultOf(contentType, Uint8Array.from(text))).toBe('string');
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});
