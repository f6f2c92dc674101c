import type * as Ast from '../ast.js';
import type { Range } from '../source.js';
import type { Place } from './frame.js';
import { tell } from './recorded.js';
import { writeStatements } from './statements.js';
import { fieldOf } from './variables.js';
import type { Writer } from './writer.js';

/**
 * @param range that of the block, where it is a body that runs elsewhere than where it stands
 * @returns a JavaScript function of the context and the state that renders statements to a text
 */
export function functionOf(writer: Writer, statements: readonly Ast.Statement[], place: Place, range?: Range): string {
  const outer = writer.enterFunction(place);
  if (range !== undefined) tell(writer, () => `T.enter(${writer.site('body', range)});`);
  writeStatements(writer, statements);
  const inner = writer.leave(outer);
  const declared = [inner.declaration(), writer.recording ? 'const T = s.recorder;' : ''].filter((line) => line !== '');
  if (place.kind === 'main') {
    for (const [name, local] of writer.locals) declared.push(`let ${local} = ${fieldOf(name)} ?? null;`);
  }
  const text = inner.lines.join('\n');
  const wrapped = writer.needs.signals ? `try {\n${text}\n} catch (e) { ${onSignal(place)} }` : text;
  return `(c, s) => {\nlet o = "";\nconst m = s.limits.loopIterations;\n${declared.join('\n')}\n${wrapped}\nreturn o;\n}`;
}

function onSignal(place: Place): string {
  if (place.kind === 'main') return 'return finish(e, o);';
  return place.kind === 'string' ? 'throw withoutText(e);' : 'passOn(e, o);';
}

/** @returns the name of a function that renders a block */
export function hoistBlock(writer: Writer, block: Ast.Block, prefix: string): string {
  return writer.hoist(functionOf(writer, block.children, { kind: 'function' }, block), prefix);
}
