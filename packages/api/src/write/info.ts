import type { Exporting } from './exporting.js';
import { defined, type Plain } from './plain-object.js';

/** Recorded: the members of `info`, whose order differs between the versions. */
export function infoOf({ api, options, isSwagger }: Exporting): Plain {
  const { name: title, description } = api;
  const version = api.version ?? timeText(options.timestamp ?? new Date(0));
  return defined(isSwagger ? { description, version, title } : { title, description, version });
}

/** Recorded: an API without a version has the time of its deployment, in seconds: `2016-10-13T23:04:43Z`. */
function timeText(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
