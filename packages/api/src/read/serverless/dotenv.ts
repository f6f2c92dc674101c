import { loadedPath } from '../computed/loaded-path.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { Place } from '../place.js';
import { newTelling, type Telling, tellWarning } from '../reading.js';
import { variablesOfText } from './dotenv-text.js';
import { stageOf } from './stage.js';
import { newVariables } from './variables.js';

/**
 * Documented: with `useDotenv`, variables come from `.env.STAGE`, or else from `.env`, and those of the environment go
 * before them.
 *
 * @returns the options with these variables in the environment
 */
export function withDotenv(telling: Telling, root: Place, options: DefinitionOptions): DefinitionOptions {
  const use = root.get('useDotenv');
  if (use?.text !== 'true') return options;
  const { load, environment = {} } = options;
  if (load === undefined) return tellUnread(telling, use) ?? options;
  const text = load(loadedPath(`.env.${stageBefore(root, options)}`)) ?? load(loadedPath('.env'));
  if (text === undefined) return options;
  return { ...options, environment: { ...variablesOfText(text, environment), ...environment } };
}

/** The stage as it is without the variables, for it says where they are; what is wrong with it is told later. */
function stageBefore(root: Place, options: DefinitionOptions): string {
  return stageOf(newVariables(newTelling(''), root, options));
}

function tellUnread(telling: Telling, { keyRange }: Place): undefined {
  const message = 'No `.env` can be read for `useDotenv` here: set the variables of it in the environment.';
  return tellWarning(telling, 'not-read', keyRange, message);
}
