import type { CharSet } from './char-set.js';
import { tooSlow } from './regex-error.js';
import { type Assertion, lengthOf, type Regex, type RegexNode, type Repeat } from './regex-node.js';

/** One step of a program for the backtracking matcher; `to` and `or` are places in the program. */
export type Instruction =
  | { op: 'set'; set: CharSet }
  | { op: 'run'; set: CharSet; min: number; max: number; mode: Repeat['mode'] }
  | { op: 'split'; to: number; or: number }
  | { op: 'jump'; to: number }
  | { op: 'save'; slot: number }
  | { op: 'progress'; slot: number; or: number }
  | { op: 'assert'; at: Assertion['at']; unix: boolean }
  | { op: 'reference'; index: number; fold: boolean }
  | { op: 'nested'; to: number; look: 'atomic' | 'ahead' | 'behind'; negative: boolean; min: number; max: number }
  | { op: 'accept' };

/** A program, and how many slots it writes positions to: two for each group, then those that watch for progress. */
export interface Program {
  readonly code: readonly Instruction[];
  readonly slots: number;
}

/** Counted repetitions are written out; a program that would get longer than this is refused. */
const MAX_CODE = 20_000;

interface Writer {
  readonly code: Instruction[];
  slots: number;
}

/**
 * @returns the program of a regular expression
 * @throws LimitError `regex-too-slow` where counted repetitions make it too long
 */
export function programOf(regex: Regex): Program {
  const writer: Writer = { code: [], slots: 2 * (regex.groups + 1) };
  emit(writer, regex.root);
  add(writer, { op: 'accept' });
  return { code: writer.code, slots: writer.slots };
}

function add<T extends Instruction>(writer: Writer, instruction: T): T {
  if (writer.code.length >= MAX_CODE) throw tooSlow();
  writer.code.push(instruction);
  return instruction;
}

function emit(writer: Writer, node: RegexNode): void {
  switch (node.kind) {
    case 'set':
      add(writer, { op: 'set', set: node.set });
      return;
    case 'sequence':
      for (const part of node.nodes) emit(writer, part);
      return;
    case 'choice':
      emitChoice(writer, node.nodes);
      return;
    case 'group':
      add(writer, { op: 'save', slot: 2 * node.index });
      emit(writer, node.node);
      add(writer, { op: 'save', slot: 2 * node.index + 1 });
      return;
    case 'atomic':
      emitNested(writer, node.node, 'atomic', false);
      return;
    case 'look':
      emitNested(writer, node.node, node.ahead ? 'ahead' : 'behind', node.negative);
      return;
    case 'repeat':
      emitRepeat(writer, node);
      return;
    case 'reference':
      add(writer, { op: 'reference', index: node.index, fold: node.fold });
      return;
    case 'assert':
      add(writer, { op: 'assert', at: node.at, unix: node.unix });
  }
}

function emitChoice(writer: Writer, nodes: readonly RegexNode[]): void {
  const ends: { to: number }[] = [];
  nodes.forEach((node, index) => {
    if (index === nodes.length - 1) emit(writer, node);
    else {
      const split = add(writer, { op: 'split', to: writer.code.length + 1, or: 0 });
      emit(writer, node);
      ends.push(add(writer, { op: 'jump', to: 0 }));
      split.or = writer.code.length;
    }
  });
  for (const end of ends) end.to = writer.code.length;
}

/** The nested program stands right after the instruction, which jumps over it. */
function emitNested(writer: Writer, node: RegexNode, look: 'atomic' | 'ahead' | 'behind', negative: boolean): void {
  const [min, max] = lengthOf(node);
  const nested = add(writer, { op: 'nested', to: 0, look, negative, min, max });
  emit(writer, node);
  add(writer, { op: 'accept' });
  nested.to = writer.code.length;
}

function emitRepeat(writer: Writer, repeat: Repeat): void {
  const { node, min, max, mode } = repeat;
  if (node.kind === 'set') {
    add(writer, { op: 'run', set: node.set, min, max, mode });
    return;
  }
  if (mode === 'possessive') {
    emitNested(writer, { ...repeat, mode: 'greedy' }, 'atomic', false);
    return;
  }
  for (let count = 0; count < min; count++) emit(writer, node);
  if (max === Infinity) emitLoop(writer, node, mode);
  else emitOptional(writer, node, max - min, mode);
}

/** An endless loop leaves when one round did not get on, as it would never end otherwise. */
function emitLoop(writer: Writer, node: RegexNode, mode: 'greedy' | 'lazy'): void {
  const empty = lengthOf(node)[0] === 0;
  const start = writer.code.length;
  const split = add(writer, { op: 'split', to: 0, or: 0 });
  const slot = writer.slots;
  if (empty) {
    writer.slots++;
    add(writer, { op: 'save', slot });
  }
  emit(writer, node);
  const progress = empty ? add(writer, { op: 'progress', slot, or: 0 }) : null;
  add(writer, { op: 'jump', to: start });
  const end = writer.code.length;
  if (progress !== null) progress.or = end;
  direct(split, start + 1, end, mode);
}

function emitOptional(writer: Writer, node: RegexNode, times: number, mode: 'greedy' | 'lazy'): void {
  const splits: { split: { to: number; or: number }; body: number }[] = [];
  for (let count = 0; count < times; count++) {
    const split = add(writer, { op: 'split', to: 0, or: 0 });
    splits.push({ split, body: writer.code.length });
    emit(writer, node);
  }
  for (const { split, body } of splits) direct(split, body, writer.code.length, mode);
}

function direct(split: { to: number; or: number }, body: number, end: number, mode: 'greedy' | 'lazy'): void {
  split.to = mode === 'greedy' ? body : end;
  split.or = mode === 'greedy' ? end : body;
}
