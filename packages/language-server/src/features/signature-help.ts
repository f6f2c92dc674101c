import { type CallAt, callAt, textArgumentAt } from '../completion/argument-at.js';
import { isMute } from '../completion/context-at.js';
import { typeOf } from '../infer/infer.js';
import { membersOf, rowSignature, type Signature } from '../infer/members.js';
import type { TemplateView } from '../template-view.js';

/** How the method can be called whose arguments are being written. */
export interface SignatureHelp {
  readonly signatures: readonly SignatureInformation[];
  /** The first that takes as many arguments as there are. */
  readonly activeSignature: number;
  readonly activeParameter: number;
}

export interface SignatureInformation {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** Where in the label each parameter stands: from and up to which character. */
  readonly parameters: readonly (readonly [number, number])[];
}

/** Characters behind which an editor asks by itself. */
export const SIGNATURE_TRIGGERS: readonly string[] = ['(', ','];

/** @returns how the call around a place is made, in broken text as well; undefined where there is none, or none is known */
export function signatureHelp(view: TemplateView, offset: number): SignatureHelp | undefined {
  const call = isMute(view, offset) ? undefined : callAround(view.text, offset);
  if (call === undefined) return undefined;
  const type = typeOf(view, call.receiver, call.receiver.parts.length, call.start);
  const member = membersOf(view, type).find(({ name, kind }) => kind === 'method' && name === call.method);
  if (member === undefined) return undefined;
  const overloads = member.rows.length > 0 ? member.rows.map(rowSignature) : member.signatures;
  const fitting = overloads.findIndex(({ parameters }) => parameters.length > call.index || isVariable(parameters));
  return {
    signatures: overloads.map(informationOf),
    activeSignature: Math.max(0, fitting),
    activeParameter: Math.min(call.index, Math.max(0, (overloads[Math.max(0, fitting)]?.parameters.length ?? 1) - 1)),
  };
}

/** In a text between quotes, what is before its opening quote counts. */
function callAround(text: string, offset: number): CallAt | undefined {
  const argument = textArgumentAt(text, offset);
  if (argument?.method === undefined) return callAt(text, offset);
  const { receiver, start, method, index } = argument;
  return { receiver, start, method, index };
}

function isVariable(parameters: readonly string[]): boolean {
  return parameters.at(-1)?.endsWith('…') === true;
}

function informationOf({ label, parameters, documentation }: Signature): SignatureInformation {
  let from = label.indexOf('(') + 1;
  const places = parameters.map((parameter) => {
    const start = label.indexOf(parameter, from);
    from = start + parameter.length;
    return [start, from] as const;
  });
  return { label, documentation, parameters: places };
}
