import { HostObject, JavaIterator, JavaList, type JavaValue, JavaView, toJavaString, toJson } from '@veloway/vtl';
import { elementsOf, isCollection } from '../infer/elements.js';

/**
 * @param most how many characters are shown
 * @returns a value as an editor shows it: a text in quotes, a map or list as JSON; undefined of what is no data
 */
export function valueText(value: JavaValue, most: number): string | undefined {
  if (value instanceof HostObject || value instanceof JavaIterator) return undefined;
  const shown = value instanceof JavaView ? new JavaList([...(elementsOf(value) ?? [])]) : value;
  const text = isCollection(shown) || typeof shown === 'string' ? toJson(shown).replaceAll('\\/', '/') : printed(shown);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function printed(value: JavaValue): string {
  return value === null ? 'null' : toJavaString(value);
}
