import { tellError } from '../reading.js';
import { textAt } from '../typed-values.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/** @returns `status_code`, or undefined where it is none, which is told */
export function statusCodeOf(reading: TerraformReading, { body, address, at }: TerraformResource): string | undefined {
  const place = body.get('status_code');
  const text = textAt(reading, place);
  if (place === undefined || text === undefined) {
    return tellError(reading, 'missing-key', at.keyRange, `\`${address}\` has no \`status_code\`: add it.`);
  }
  // Recorded: `statusCode` must match `[1-5]\d\d`.
  if (/^[1-5]\d\d$/.test(text)) return text;
  const message = `\`${text}\` is no \`status_code\`: write three digits, such as \`200\`.`;
  return tellError(reading, 'invalid-status-code', place.range, message);
}
