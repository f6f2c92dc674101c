import type { Fault } from './machine.js';
import type { XmlCursor, XmlState, XmlStates } from './xml-state.js';

const DEEPEST = 100;
const BLANK = /\s/;
const NAME_START = /[\p{L}_:]/u;
const NAME = /[\p{L}\p{N}._:\-·]/u;

/** Reads a character of the output; what is wrong is mended on the way. */
export function xmlCharacter(states: XmlStates, cursor: XmlCursor, character: string, at: number): Fault | undefined {
  switch (cursor.mode) {
    case 'text':
      return inText(cursor, character, at);
    case 'opened':
      return afterOpen(cursor, character, at);
    case 'name':
      return inName(states, cursor, character, at);
    case 'close-name':
    case 'closing':
      return inCloseName(cursor, character, at);
    case 'tag':
    case 'slash':
      return inTag(states, cursor, character, at);
    case 'attribute-name':
    case 'attribute-equals':
      return inAttribute(cursor, character, at);
    case 'attribute-value':
      return inValue(cursor, character, at);
    case 'entity':
      return inEntity(cursor, character, at);
    case 'other':
      return inOther(cursor, character);
    case 'lost':
      return undefined;
    default:
      return cursor.mode satisfies never;
  }
}

function inText(cursor: XmlCursor, character: string, at: number): undefined {
  if (character !== '<' && character !== '&') return;
  cursor.mode = character === '<' ? 'opened' : 'entity';
  cursor.at = at;
  cursor.name = '';
  cursor.quote = '';
}

/** What follows `<`. */
function afterOpen(cursor: XmlCursor, character: string, at: number): Fault | undefined {
  cursor.name = character;
  if (character === '/') Object.assign(cursor, { mode: 'close-name', name: '' });
  else if (character === '?') Object.assign(cursor, { mode: 'other', until: '?>', name: '' });
  else if (character === '!') Object.assign(cursor, { mode: 'other', until: '!', name: '' });
  else if (NAME_START.test(character)) cursor.mode = 'name';
  else return stray(cursor, cursor.at, at, '<', '&lt;');
  return undefined;
}

function stray(cursor: XmlCursor, start: number, found: number, written: string, instead: string): Fault {
  cursor.mode = cursor.quote === '' ? 'text' : 'attribute-value';
  return xmlFault('xml-unexpected', start, start + 1, found, {
    problem: `\`${written}\` begins nothing here`,
    advice: `Write \`${instead}\` for the character itself.`,
  });
}

function inName(states: XmlStates, cursor: XmlCursor, character: string, at: number): Fault | undefined {
  if (NAME.test(character)) {
    cursor.name += character;
    return undefined;
  }
  cursor.frame = states.frameOf(cursor.name, cursor.at, cursor.frame);
  cursor.mode = cursor.frame.depth > DEEPEST ? 'lost' : 'tag';
  cursor.name = '';
  return inTag(states, cursor, character, at);
}

function inTag(_states: XmlStates, cursor: XmlCursor, character: string, at: number): Fault | undefined {
  if (character === '>') return endTag(cursor);
  if (cursor.mode === 'slash') return give(cursor, at, '`/` of a tag comes right before its `>`', 'Write `/>`.');
  if (BLANK.test(character)) return undefined;
  if (character === '/') cursor.mode = 'slash';
  else if (NAME_START.test(character)) Object.assign(cursor, { mode: 'attribute-name', at });
  else return give(cursor, at, `\`${character}\` does not belong into a tag`, 'Close the tag before with `>`.');
  return undefined;
}

function endTag(cursor: XmlCursor): undefined {
  if (cursor.mode === 'slash') cursor.frame = cursor.frame?.parent;
  cursor.mode = 'text';
}

function give(cursor: XmlCursor, at: number, problem: string, advice: string): Fault {
  cursor.mode = 'lost';
  return xmlFault('xml-unexpected', at, at + 1, at, { problem, advice });
}

function inAttribute(cursor: XmlCursor, character: string, at: number): Fault | undefined {
  if (cursor.mode === 'attribute-name') {
    if (character === '=') cursor.mode = 'attribute-equals';
    else if (!NAME.test(character) && !BLANK.test(character)) {
      return give(cursor, at, 'An attribute of XML has a value', 'Write `="…"` behind its name.');
    }
    return undefined;
  }
  if (BLANK.test(character)) return undefined;
  if (character !== '"' && character !== "'") {
    return give(cursor, at, 'The value of an attribute stands between quotes', 'Write `"` before and behind it.');
  }
  Object.assign(cursor, { mode: 'attribute-value', quote: character, at });
  return undefined;
}

function inValue(cursor: XmlCursor, character: string, at: number): Fault | undefined {
  if (character === cursor.quote) Object.assign(cursor, { mode: 'tag', quote: '' });
  else if (character === '&') Object.assign(cursor, { mode: 'entity', at, name: '' });
  else if (character === '<') {
    cursor.mode = 'lost';
    return xmlFault('xml-unexpected', at, at + 1, at, {
      problem: '`<` stands in the value of an attribute',
      advice: 'Close the value with its quote, or write `&lt;`.',
    });
  }
  return undefined;
}

const ENTITY = /^(?:[\p{L}_:\0][\p{L}\p{N}._:\-\0]*|#[\d\0]+|#x[\da-fA-F\0]+)$/u;

function inEntity(cursor: XmlCursor, character: string, at: number): Fault | undefined {
  const { name, quote } = cursor;
  if (character === ';' && ENTITY.test(name)) {
    cursor.mode = quote === '' ? 'text' : 'attribute-value';
    return undefined;
  }
  cursor.name += character;
  if (/[\p{L}\p{N}._:\-#]/u.test(character) && name.length < 32) return undefined;
  const fault = name.includes('\0') ? undefined : stray(cursor, cursor.at, at, '&', '&amp;');
  cursor.mode = quote === '' ? 'text' : 'attribute-value';
  return (quote === '' ? inText(cursor, character, at) : inValue(cursor, character, at)) ?? fault;
}

function inCloseName(cursor: XmlCursor, character: string, at: number): Fault | undefined {
  if (character === '>') return closeElement(cursor, at);
  if (BLANK.test(character)) cursor.mode = 'closing';
  else if (cursor.mode === 'closing') return give(cursor, at, 'An end tag has a name alone', 'Close it with `>`.');
  else cursor.name += character;
  return undefined;
}

function closeElement(cursor: XmlCursor, at: number): Fault | undefined {
  const { frame, name, at: start } = cursor;
  cursor.mode = 'text';
  cursor.frame = frame?.parent;
  if (frame !== undefined && (frame.name === name || `${frame.name}${name}`.includes('\0'))) return undefined;
  cursor.mode = 'lost';
  return xmlFault('xml-unbalanced', start, at + 1, at, {
    problem:
      frame === undefined
        ? `\`</${name}>\` closes nothing`
        : `\`</${name}>\` stands where \`</${frame.name}>\` should be`,
    advice: frame === undefined ? 'Remove it, or open the element.' : `Close \`<${frame.name}>\` first.`,
  });
}

/** After `<!` it shows what ends it: a comment, a CDATA section, or a declaration. */
function inOther(cursor: XmlCursor, character: string): undefined {
  const seen = cursor.name + character;
  cursor.name = seen;
  if (cursor.until === '!') {
    if (seen === '--') Object.assign(cursor, { until: '-->', name: '' });
    else if (seen === '[CDATA[') Object.assign(cursor, { until: ']]>', name: '' });
    else if (!'--'.startsWith(seen) && !'[CDATA['.startsWith(seen)) Object.assign(cursor, { mode: 'lost' });
    return;
  }
  cursor.name = seen.slice(-cursor.until.length);
  if (cursor.name === cursor.until) Object.assign(cursor, { mode: 'text', until: '', name: '' });
}

function xmlFault(
  code: Fault['code'],
  start: number,
  end: number,
  found: number,
  words: Pick<Fault, 'problem' | 'advice'>,
): Fault {
  return { code, start, end, found, ...words };
}

/** What is wrong where the output ends. */
export function endOfXml({ mode, frame }: XmlState): Fault | undefined {
  if (mode === 'lost' || frame === undefined) return undefined;
  const { name, at } = frame;
  const shown = name.replaceAll('\0', '…');
  return xmlFault('xml-unbalanced', at, at + 1, at, {
    problem: `The element \`<${shown}>\` is never closed`,
    advice: `Write \`</${shown}>\` where it ends.`,
  });
}
