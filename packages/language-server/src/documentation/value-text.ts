import { className, HostObject, JavaIterator, JavaMap, type JavaValue, toJavaString, toJson } from '@veloway/vtl';
import { isCollection } from '../infer/elements.js';
import { shortName } from '../infer/value-type.js';

/**
 * @param most how many characters are shown
 * @returns a value as an editor shows it: a text in quotes, a map or list as JSON; undefined of what is no data
 */
export function valueText(value: JavaValue, most: number): string | undefined {
  if (value instanceof HostObject || value instanceof JavaIterator) return undefined;
  const text = isCollection(value) || typeof value === 'string' ? toJson(value).replaceAll('\\/', '/') : printed(value);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function printed(value: JavaValue): string {
  return value === null ? 'null' : toJavaString(value);
}

/** @returns the class of a value as people say it, and how much it holds */
export function kindText(value: JavaValue): string | undefined {
  if (value === null) return undefined;
  const name = shortName(className(value));
  if (value instanceof JavaMap) return `${name} with ${counted(value.size, 'key')}`;
  return name;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
