import type { TemplateLocation } from '../../template-location.js';
import type { Place } from '../place.js';
import { scalarPlace } from './computed-place.js';
import { substitutedText, type VariableSyntax, type VariableValues } from './substituted-text.js';

/**
 * @param written the text in which a tool looks for its variables
 * @param text what the tool makes of it
 * @returns the place of that text, whose location knows what was replaced
 */
export function substitutedPlace(
  at: Place,
  written: Place,
  text: string,
  syntax: VariableSyntax,
  values: VariableValues = new Map(),
): Place {
  const locate = (): TemplateLocation | undefined => {
    const location = written.location();
    if (location === undefined) return undefined;
    const found = substitutedText(syntax, values, { text: written.text, location });
    if (found?.text === text) return { ...found.location, path: at.path };
    // A location that is wrong is worse than none.
    return written.text === text ? location : undefined;
  };
  return { ...scalarPlace(at, text), location: locate };
}
