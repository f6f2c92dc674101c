const BASE36 = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** @returns an id of API Gateway's kind, the same each time for the same text: `a1b2c3d4e5` */
export function idOf(text: string, length: number): string {
  let id = '';
  for (let index = 0; index < length; index++) id += BASE36[hash(`${index} ${text}`) % BASE36.length];
  return id;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/** @returns `$context.requestId` */
export function newRequestId(): string {
  return crypto.randomUUID();
}

/** What the extended ids of a process begin with, and how many there were. */
const extended = { prefix: randomHex(8), count: 0 };

/** @returns `$context.extendedRequestId`, of the kind of `JKJaXmPLvHcESHA=`: another one each time */
export function newExtendedRequestId(): string {
  extended.count = (extended.count + 1) % 0x10000000;
  return `${extended.prefix}${(0x10000000 + extended.count).toString(16).slice(1)}=`;
}

/** @returns as many random hexadecimal digits, of 32 at most */
export function randomHex(length: number): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, length);
}
