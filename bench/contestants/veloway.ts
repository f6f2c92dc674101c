import { API_GATEWAY, compile, HostObject, type JavaValue, parse, variablesOf } from '@veloway/vtl';
import { toJava } from '../../packages/mapping/src/java-values.js';
import { utilOf } from '../../packages/mapping/src/util.js';
import { parameter, type RequestData } from '../request.js';
import type { Subject } from '../subject.js';

/** @returns a function that renders the template over values that were prepared once, as the contestants' are */
export function velowayRender({ text, data }: Subject): () => string {
  const program = compile(parse(text).tree, { dialect: API_GATEWAY });
  const variables = variablesOf([
    ['input', inputOf(data)],
    ['context', toJava(data.context)],
    ['stageVariables', toJava(data.stageVariables)],
    ['util', utilOf()],
  ]);
  return () => program.render(variables);
}

function inputOf({ root, params, body }: RequestData): HostObject {
  const document = toJava(root);
  const groups = toJava(params);
  const read = ([name]: readonly JavaValue[]): JavaValue =>
    name === undefined ? groups : parameter(params, String(name));
  const methods = new Map([
    ['path', { arity: [1], call: () => document }],
    ['json', { arity: [1], call: () => body }],
    ['params', { arity: [0, 1], call: read }],
  ]);
  return new HostObject('Input', new Map(), methods);
}
