const ENCODER = new TextEncoder();
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const NO_BYTES = new Uint8Array(0);

export function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? ENCODER.encode(body) : body;
}

/** @returns the text of bytes in UTF-8, in which what is none became U+FFFD */
export function textOf(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : LENIENT.decode(body);
}

/** @returns undefined where the bytes are no UTF-8 */
export function strictTextOf(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}

/** As many bytes become characters at once. */
const CHUNK = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  return btoa(charactersOf(bytes));
}

/** @returns a text in UTF-8, with a character for each byte */
export function latin1Of(text: string): string {
  return charactersOf(ENCODER.encode(text));
}

function charactersOf(bytes: Uint8Array): string {
  let characters = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    characters += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return characters;
}

/** @returns undefined where the text is no base64 */
export function fromBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 === 1) return undefined;
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
