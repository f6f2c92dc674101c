import type * as Ast from '../ast.js';
import { parseDouble, parseInteger } from '../java/number.js';
import { recordedConstant, recordedMember, recordedValue } from './recorded.js';
import { reference } from './references.js';
import { string } from './strings.js';
import type { Writer } from './writer.js';

const COMPARISONS: Readonly<Partial<Record<Ast.BinaryOperator, (left: string, right: string) => string>>> = {
  '==': (left, right) => `equals(${left}, ${right})`,
  '!=': (left, right) => `!equals(${left}, ${right})`,
  '<': (left, right) => `less(${left}, ${right})`,
  '<=': (left, right) => `lessOrEqual(${left}, ${right})`,
  // The operands are computed from the left, so they cannot simply change places.
  '>': (left, right) => `greater(${left}, ${right})`,
  '>=': (left, right) => `greaterOrEqual(${left}, ${right})`,
};

const ARITHMETIC: Readonly<Partial<Record<Ast.BinaryOperator, string>>> = {
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
};

/** @returns a JavaScript expression of a node's value */
export function expression(writer: Writer, node: Ast.Expression): string {
  switch (node.kind) {
    case 'Reference':
      return node.unusual?.inert ? recordedConstant(writer, 'null') : reference(writer, node);
    case 'StringLiteral':
      return string(writer, node);
    case 'IntegerLiteral':
      return recordedConstant(writer, writer.constant(parseInteger(node.text)));
    case 'FloatLiteral':
      return recordedConstant(writer, writer.constant(parseDouble(node.text)));
    case 'BooleanLiteral':
      return recordedConstant(writer, `${node.value}`);
    case 'ListLiteral':
      return list(writer, node);
    case 'RangeLiteral': {
      const range = `range(${expression(writer, node.from)}, ${expression(writer, node.to)})`;
      return recordedValue(writer, 'range', node, range);
    }
    case 'MapLiteral':
      return map(writer, node);
    case 'Binary':
      return binary(writer, node);
    case 'Not':
      return condition(writer, node);
    case 'Word':
    case 'Missing':
      return recordedConstant(writer, 'null');
    default:
      return node satisfies never;
  }
}

function list(writer: Writer, node: Ast.ListLiteral): string {
  const items = node.items.map((item) => recordedMember(writer, item, expression(writer, item)));
  const code = `list([${items.join(', ')}])`;
  return writer.recording ? `T.list(${writer.site('list', node)}, T.height, ${code})` : code;
}

function map(writer: Writer, node: Ast.MapLiteral): string {
  const pairs = node.entries.map(({ key, value }) => {
    return `${expression(writer, key)}, ${recordedMember(writer, value, expression(writer, value))}`;
  });
  const code = `[${pairs.join(', ')}]`;
  if (!writer.recording) return `map(${code})`;
  const given = writer.temporary();
  const recorded = `T.map(${writer.site('map', node)}, T.height, ${given} = ${code}, map(${given}))`;
  writer.release();
  return recorded;
}

function binary(writer: Writer, node: Ast.Binary): string {
  if (node.operator === '&&' || node.operator === '||') return condition(writer, node);
  const left = expression(writer, node.left);
  const right = expression(writer, node.right);
  return recordedValue(writer, 'operation', node, operation(writer, node, left, right), node.operator);
}

function operation(writer: Writer, node: Ast.Binary, left: string, right: string): string {
  const compare = COMPARISONS[node.operator];
  if (compare !== undefined) return compare(left, right);
  if (node.operator !== '+') return `${ARITHMETIC[node.operator]}(${left}, ${right})`;
  const texts = [node.left, node.right].map(({ start, end }) => JSON.stringify(writer.text.slice(start, end)));
  return `add(${left}, ${right}, ${texts.join(', ')}, s)`;
}

/** @returns an expression of what `#if` takes a node for; only references, comparisons and booleans can be true */
export function condition(writer: Writer, node: Ast.Expression): string {
  switch (node.kind) {
    case 'Reference': {
      const value = reference(writer, node);
      return writer.needs.blocks || writer.invalid === 'null' ? `isTrue(${value})` : `(${value} !== false)`;
    }
    case 'BooleanLiteral':
      return recordedConstant(writer, `${node.value}`);
    case 'Not':
      return recordedValue(writer, 'operation', node, `!${condition(writer, node.operand)}`, '!');
    case 'Binary':
      if (node.operator === '&&' || node.operator === '||') {
        const code = `(${condition(writer, node.left)} ${node.operator} ${condition(writer, node.right)})`;
        return recordedValue(writer, 'operation', node, code, node.operator);
      }
      return node.operator in COMPARISONS ? binary(writer, node) : recordedConstant(writer, 'false');
    default:
      return recordedConstant(writer, 'false');
  }
}
