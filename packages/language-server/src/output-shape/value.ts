import type { Directive } from '@veloway/vtl';
import type { Piece } from './machine.js';
import { extend, type Path } from './path.js';

/** What a variable or an expression holds, as far as it is known. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Text that is partly known. */
  | { readonly kind: 'pieces'; readonly pieces: readonly TextOrPiece[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'path'; readonly path: Path }
  /** A path that is a number, and a number more. */
  | { readonly kind: 'sum'; readonly path: Path; readonly plus: number }
  | { readonly kind: 'list'; readonly size: number | undefined }
  /** `[from..to]`, which is never empty. */
  | { readonly kind: 'range'; readonly from: Value; readonly to: Value }
  | { readonly kind: 'map' }
  | { readonly kind: 'block'; readonly node: Directive }
  /** Different values on paths that are no longer told apart. */
  | { readonly kind: 'anyhow' };

/** A text that is known, or what else is printed. */
export type TextOrPiece = { readonly text: string } | Piece;

/** API Gateway reads whatever is missing as the empty text. */
export const EMPTY: Value = { kind: 'text', text: '' };

export function pathValue(path: Path): Value {
  return { kind: 'path', path };
}

/** @returns a key that is the same for values that are the same */
export function valueKey(value: Value): string {
  switch (value.kind) {
    case 'text':
      return `t${value.text}`;
    case 'pieces':
      return `p${JSON.stringify(value.pieces)}`;
    case 'boolean':
    case 'number':
      return `${value.kind} ${value.value}`;
    case 'path':
      return `v${value.path.type} ${value.path.key}`;
    case 'sum':
      return `s${value.plus} ${value.path.key}`;
    case 'list':
      return `l${value.size}`;
    case 'range':
      return `r${valueKey(value.from)}..${valueKey(value.to)}`;
    case 'block':
      return `b${value.node.start}`;
    case 'map':
    case 'anyhow':
      return value.kind;
    default:
      return value satisfies never;
  }
}

/** @returns what a value prints; a block is run instead */
export function printedBy(value: Value): readonly TextOrPiece[] {
  switch (value.kind) {
    case 'text':
      return [{ text: value.text }];
    case 'pieces':
      return value.pieces;
    case 'boolean':
    case 'number':
      return [{ text: String(value.value) }];
    case 'path':
      return [printedByPath(value.path)];
    case 'sum':
      return ['number'];
    case 'list':
    case 'range':
    case 'map':
      return ['unknown'];
    case 'block':
    case 'anyhow':
      return ['anything'];
    default:
      return value satisfies never;
  }
}

function printedByPath({ type }: Path): Piece {
  if (type === 'json' || type === 'number' || type === 'plain') return type;
  return type === 'boolean' ? 'json' : 'unknown';
}

/** @returns the path of how many elements a value has, or undefined where it is none to iterate over */
export function sizeOf(value: Value): Path | undefined {
  return value.kind === 'path' ? extend(value.path, 'size()', 'number') : undefined;
}
