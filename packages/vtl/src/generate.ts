import { analyze, isPlainString, type Needs } from './analyze.js';
import type * as Ast from './ast.js';
import type { Dialect } from './dialect.js';
import { parseDouble, parseInteger } from './java/number.js';
import { fieldName, type JavaValue } from './java/value.js';
import { literalOfReference } from './token-nodes.js';
import { visit } from './visit.js';

/**
 * JavaScript that renders a template. It names nothing but what {@link generate} puts into its scope, and everything
 * that comes from the template is in it as a literal of a string or a number.
 */
export interface Generated {
  /** The body of a function of `runtime` and `constants`, which answers the program and its macros. */
  readonly code: string;
  readonly constants: readonly JavaValue[];
}

/**
 * @param nested whether another template runs this one, by `#parse` or `#evaluate`
 * @param knownMacros names of macros that exist already, which a backslash before their calls escapes
 */
export function generate(
  tree: Ast.Template,
  dialect: Dialect,
  nested = false,
  knownMacros: ReadonlySet<string> = new Set(),
): Generated {
  return new Generator(tree, dialect, nested, knownMacros).generate();
}

/** What generated code calls, as constants of its own. */
const RUNTIME_NAMES = [
  'JavaMap',
  'LoopScope',
  'Signal',
  'add',
  'after',
  'bounded',
  'breakScope',
  'call',
  'callMacro',
  'check',
  'define',
  'divide',
  'elementsOf',
  'equals',
  'evaluate',
  'fail',
  'finish',
  'greater',
  'greaterOrEqual',
  'include',
  'index',
  'isTrue',
  'less',
  'lessOrEqual',
  'list',
  'map',
  'modulo',
  'multiply',
  'parseTemplate',
  'passOn',
  'print',
  'printBlock',
  'property',
  'range',
  'setIndex',
  'setProperty',
  'stopsLoop',
  'subtract',
  'withoutText',
] as const;

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

/** What `$foreach` is asked for most, read without a call. */
const LOOP_FIELDS: ReadonlyMap<string, string> = new Map([
  ['index', 'v.index'],
  ['count', 'v.index + 1'],
  ['hasNext', 'v.hasNext'],
  ['first', 'v.index < 1'],
  ['last', '!v.hasNext'],
]);

const USUAL = { backslashes: 0, prefix: '' };

/** What a `#break` leaves where it stands. */
type Place = { readonly kind: 'main' | 'function' | 'string' } | { readonly kind: 'loop'; readonly label: string };

class Generator {
  private readonly needs: Needs;
  private readonly functions: string[] = [];
  private readonly properties = new Map<string, string>();
  private readonly constants: JavaValue[] = [];
  private readonly macros: string[] = [];
  /** Local variables of the main function, by the names of the template's. */
  private readonly locals = new Map<string, string>();
  private lines: string[] = [];
  private place: Place = { kind: 'main' };
  private temporaries = 0;
  private temporariesUsed = 0;
  private ids = 0;
  /** What an invalid reference is, in JavaScript. */
  private readonly invalid: string;
  private readonly text: string;

  constructor(
    private readonly tree: Ast.Template,
    private readonly dialect: Dialect,
    nested: boolean,
    private readonly knownMacros: ReadonlySet<string>,
  ) {
    this.needs = analyze(tree, dialect, nested);
    this.invalid = dialect.invalidReference === 'empty' ? '""' : 'null';
    this.text = tree.source.text;
  }

  generate(): Generated {
    const main = this.functionOf(this.tree.children, { kind: 'main' });
    const code = [
      '"use strict";',
      `const { ${RUNTIME_NAMES.join(', ')} } = R;`,
      ...this.functions,
      `const main = ${main};`,
      `return { main, macros: [${this.macros.join(', ')}], contexts: ${this.needs.contexts} };`,
    ].join('\n');
    return { code, constants: this.constants };
  }

  // --- functions ----------------------------------------------------------------------------------------------

  /** @returns a JavaScript function of the context and the state that renders statements to a text */
  private functionOf(statements: readonly Ast.Statement[], place: Place): string {
    const outer = { lines: this.lines, place: this.place, temporaries: this.temporaries, used: this.temporariesUsed };
    this.lines = [];
    this.place = place;
    this.temporaries = 0;
    this.temporariesUsed = 0;
    this.statements(statements);
    const body = this.lines;
    const temporaries = Array.from({ length: this.temporariesUsed }, (_, i) => `t${i}`);
    Object.assign(this, { lines: outer.lines, place: outer.place });
    this.temporaries = outer.temporaries;
    this.temporariesUsed = outer.used;
    const declared = temporaries.length > 0 ? [`let ${temporaries.join(', ')};`] : [];
    if (place.kind === 'main') {
      for (const [name, local] of this.locals) declared.push(`let ${local} = ${this.field(name)} ?? null;`);
    }
    const text = body.join('\n');
    const wrapped = this.needs.signals ? `try {\n${text}\n} catch (e) { ${onSignal(place)} }` : text;
    return `(c, s) => {\nlet o = "";\nconst m = s.limits.loopIterations;\n${declared.join('\n')}\n${wrapped}\nreturn o;\n}`;
  }

  private hoist(code: string, prefix: string): string {
    const name = `${prefix}${this.ids++}`;
    this.functions.push(`const ${name} = ${code};`);
    return name;
  }

  // --- statements ---------------------------------------------------------------------------------------------

  private statements(statements: readonly Ast.Statement[]): void {
    let text = '';
    for (const statement of statements) {
      const fixed = this.fixedText(statement);
      if (fixed !== undefined) {
        text += fixed;
        continue;
      }
      this.print(text);
      text = '';
      this.statement(statement);
    }
    this.print(text);
  }

  private print(text: string): void {
    if (text !== '') this.lines.push(`o += ${JSON.stringify(text)};`);
  }

  /** @returns what a statement prints whatever the variables are, or undefined */
  private fixedText(node: Ast.Statement): string | undefined {
    switch (node.kind) {
      case 'Text':
      case 'TextBlock':
      case 'Comment':
        return node.text;
      case 'Escape':
        return (this.escapes(node) ? '\\' : '\\\\').repeat(node.count);
      case 'EscapedDirective':
        return this.escapedDirective(node);
      case 'Reference':
        return node.unusual?.bare;
      case 'Directive':
        return this.fixedDirective(node);
      case 'Invalid':
        return '';
      case 'SetDirective':
      case 'IfDirective':
        return undefined;
      default:
        return node satisfies never;
    }
  }

  private escapes(node: Ast.Escape): boolean {
    return node.beforeControl || this.isDirective(node.next, node.start);
  }

  /** A directive of the dialect, or a macro that the template has defined before that place. */
  private isDirective(name: string, at: number): boolean {
    const macroEnd = this.needs.macroEnds.get(name);
    return (
      this.dialect.directives.has(name) || this.knownMacros.has(name) || (macroEnd !== undefined && macroEnd <= at)
    );
  }

  private escapedDirective(node: Ast.EscapedDirective): string {
    const control = ['if', 'end', 'set', 'else', 'elseif'].includes(node.name);
    if (!control && !this.isDirective(node.name, node.start)) return node.raw;
    const last = node.raw.lastIndexOf('\\');
    return node.raw.slice(0, Math.floor(last / 2)) + node.raw.slice(last + 1);
  }

  /** Directives that are text: a name without parentheses, a macro's definition, a call of what cannot exist. */
  private fixedDirective(node: Ast.Directive): string | undefined {
    const exists = this.dialect.directives.has(node.name);
    if (node.name === 'literal' && exists && node.hasParentheses) return this.literalText(node);
    if (!node.hasParentheses && node.name.startsWith('@')) return `#${node.name}`;
    if (exists) return undefined;
    return this.needs.contexts ? undefined : this.literalText(node);
  }

  /** What a directive is as text, in which the names of macros are escaped, too. */
  private literalText(node: Ast.Directive): string {
    let text = node.literal;
    if (this.needs.macroEnds.size + this.knownMacros.size === 0) return text;
    visit(node, (inner) => {
      if (inner.kind === 'EscapedDirective') text = text.replace(inner.raw, () => this.escapedDirective(inner));
    });
    return text;
  }

  private statement(node: Ast.Statement): void {
    if (node.kind === 'Reference') this.printReference(node);
    else if (node.kind === 'SetDirective') this.set(node);
    else if (node.kind === 'IfDirective') this.conditional(node);
    else if (node.kind === 'Directive') this.directive(node);
  }

  private conditional(node: Ast.IfDirective): void {
    let keyword = 'if';
    let depth = 0;
    for (const branch of node.branches) {
      const condition = this.condition(branch.condition);
      this.lines.push(`${keyword} (${condition}) {`);
      this.statements(branch.body.children);
      keyword = '} else if';
      depth = 1;
    }
    if (node.otherwise !== undefined) {
      this.lines.push('} else {');
      this.statements(node.otherwise.children);
    }
    if (depth > 0) this.lines.push('}');
  }

  private set(node: Ast.SetDirective): void {
    const { target } = node;
    if (target.kind !== 'Reference') return;
    const value = this.temporary();
    this.lines.push(`${value} = ${this.expression(node.value)};`);
    if (target.parts.length === 0) {
      this.lines.push(`if (${value} !== null) ${this.write(setName(target), value)};`);
    } else this.setPart(target, value);
    this.release();
  }

  private setPart(target: Ast.Reference, value: string): void {
    const object = this.temporary();
    const holder = this.parts(target, target.parts.slice(0, -1), object, 'null');
    const last = target.parts.at(-1) as Ast.Part;
    const index = last.kind === 'Index' ? this.expression(last.index) : JSON.stringify(last.name);
    const assign = last.kind === 'Index' ? 'setIndex' : 'setProperty';
    const then = `${assign}(${object}, ${index}, ${value}, s, ${last.start});`;
    this.lines.push(`if (${value} !== null && (${object} = ${holder}) !== null) ${then}`);
    this.release();
  }

  // --- directives ---------------------------------------------------------------------------------------------

  private directive(node: Ast.Directive): void {
    if (!this.dialect.directives.has(node.name)) return this.macroCall(node);
    switch (node.name) {
      case 'foreach':
        return this.foreach(node);
      case 'define':
        return this.define(node);
      case 'macro':
        return this.macro(node);
      case 'stop':
        return this.stop(node);
      case 'break':
        return this.break(node);
      default:
        return this.input(node);
    }
  }

  private foreach(node: Ast.Directive): void {
    const [item, , list] = node.args;
    const parts: (Ast.Expression | Ast.Block)[] = node.body ? [...node.args, node.body] : [...node.args];
    if (item === undefined || parts[2] === undefined) {
      const message = '`#foreach` needs a variable, `in` and a list: `#foreach($item in $list)`.';
      this.lines.push(`fail("ArrayIndexOutOfBoundsException", ${JSON.stringify(message)}, s, ${node.start});`);
      return;
    }
    if (list === undefined) return;
    const body = parts[3] as Ast.Expression | Ast.Block;
    this.loop(node, item.kind === 'Reference' ? item.name : this.text.slice(item.start + 1, item.end), list, body);
  }

  private loop(node: Ast.Directive, variable: string, list: Ast.Expression, body: Ast.Expression | Ast.Block): void {
    const id = this.ids++;
    const saved = [variable];
    if (this.needs.loopCounter) saved.push('velocityCount', 'velocityHasNext');
    this.lines.push(`const l${id} = elementsOf(${this.expression(list)});`, `if (l${id} !== null) {`);
    for (const [i, name] of saved.entries()) this.lines.push(`const v${id}_${i} = ${this.read(name)};`);
    if (this.needs.loopScope) {
      this.lines.push(`const f${id} = new LoopScope(${node.start}, ${this.read('foreach')});`);
      this.lines.push(`${this.write('foreach', `f${id}`)};`);
    }
    if (this.needs.signals) this.lines.push(`let e${id} = null;`, 'try {');
    this.lines.push(`let n${id} = 0;`, `L${id}: for (let h = l${id}.hasNext(); h; h = l${id}.hasNext()) {`);
    this.iteration(id, variable);
    const outer = this.place;
    this.place = { kind: 'loop', label: `L${id}` };
    if (body.kind === 'Block') this.statements(body.children);
    else if (body.kind === 'Reference') this.statements([body]);
    this.place = outer;
    this.lines.push(`if (++n${id} >= m) break;`, '}');
    if (this.needs.signals) this.lines.push(`} catch (e) { e${id} = e; }`);
    for (const [i, name] of saved.entries()) this.lines.push(this.restore(name, `v${id}_${i}`));
    if (this.needs.loopScope) this.lines.push(this.restore('foreach', `after(${this.read('foreach')})`));
    if (this.needs.signals) this.lines.push(`if (e${id} !== null && !stopsLoop(e${id}, ${node.start})) throw e${id};`);
    this.lines.push('}');
  }

  private iteration(id: number, variable: string): void {
    // The clock and the length of the output are looked at now and then only.
    this.lines.push('if ((++s.steps & 63) === 0) check(s, o);');
    if (this.needs.loopCounter) this.lines.push(`${this.write('velocityCount', `n${id} + 1`)};`);
    const item = this.temporary();
    this.lines.push(`${item} = l${id}.next();`);
    const tellsNext = this.needs.loopCounter || this.needs.loopScope;
    if (tellsNext) this.lines.push(`h = l${id}.hasNext();`);
    if (this.needs.loopCounter) this.lines.push(`${this.write('velocityHasNext', 'h')};`);
    this.lines.push(`${this.write(variable, item)};`);
    this.release();
    if (this.needs.loopScope) this.lines.push(`f${id}.index++; f${id}.hasNext = h;`);
  }

  private restore(name: string, value: string): string {
    if (!this.needs.contexts) return `${this.write(name, value)};`;
    return `if (${value} !== null) ${this.write(name, value)}; else c.remove(${JSON.stringify(name)});`;
  }

  private define(node: Ast.Directive): void {
    const name = node.args[0];
    if (name === undefined || node.body === undefined) return;
    const body = this.hoist(this.functionOf(node.body.children, { kind: 'function' }), 'd');
    const variable = name.kind === 'Reference' ? setName(name) : this.text.slice(name.start + 1, name.end);
    this.lines.push(`${this.write(variable, `define(${body}, c, s)`)};`);
  }

  private macro(node: Ast.Directive): void {
    const name = node.args[0];
    if (!this.dialect.inlineMacros || name?.kind !== 'Word' || node.body === undefined) return;
    const body = this.hoist(this.functionOf(node.body.children, { kind: 'function' }), 'm');
    const parameters = node.args.slice(1).map((arg) => this.text.slice(arg.start, arg.end).replace(/^\$/, ''));
    this.macros.push(
      `{ name: ${JSON.stringify(name.text)}, parameters: ${JSON.stringify(parameters)}, body: ${body} }`,
    );
  }

  private macroCall(node: Ast.Directive): void {
    const args = node.args.map((arg) => {
      const constant = !['RangeLiteral', 'Reference', 'ListLiteral', 'MapLiteral', 'StringLiteral'].includes(arg.kind);
      const literal = JSON.stringify(this.text.slice(arg.start, arg.end));
      return `{ constant: ${constant}, read: ${this.lazy(arg)}, literal: ${literal} }`;
    });
    const body = node.body && this.hoist(this.functionOf(node.body.children, { kind: 'function' }), 'b');
    const bad = node.args.find((arg) => arg.kind === 'Word');
    const badArgument = bad && JSON.stringify(bad.text);
    const literal = JSON.stringify(this.literalText(node));
    const call = `{ literal: ${literal}, badArgument: ${badArgument}, args: [${args.join(', ')}], body: ${body} }`;
    const name = JSON.stringify(node.name.replace(/^@/, ''));
    this.lines.push(`s.at = ${node.start};`, `o += callMacro(${name}, ${call}, c, s);`);
  }

  /** A by-name argument: computed in the caller's context, each time that it is read. */
  private lazy(arg: Ast.Expression): string {
    const plain = arg.kind === 'Reference' && arg.parts.length === 0;
    const outer = { temporaries: this.temporaries, used: this.temporariesUsed };
    this.temporaries = 0;
    this.temporariesUsed = 0;
    const value = plain ? this.read(arg.name) : this.expression(arg);
    const names = Array.from({ length: this.temporariesUsed }, (_, i) => `t${i}`);
    this.temporaries = outer.temporaries;
    this.temporariesUsed = outer.used;
    return `(c) => { ${names.length > 0 ? `let ${names.join(', ')};` : ''} return ${value}; }`;
  }

  private stop(node: Ast.Directive): void {
    if (node.args[0] !== undefined) this.lines.push(`${this.expression(node.args[0])};`);
    const atTop = this.place.kind === 'main' || this.place.kind === 'loop';
    this.lines.push(atTop && !this.needs.signals ? 'if (true) return o;' : 'if (true) throw new Signal("all");');
  }

  private break(node: Ast.Directive): void {
    const scope = node.args[0];
    if (scope !== undefined) {
      const text = JSON.stringify(this.text.slice(scope.start, scope.end));
      this.lines.push(`s.at = ${node.start}; breakScope(${this.expression(scope)}, ${text});`);
    } else if (this.place.kind === 'loop') this.lines.push(`if (true) break ${this.place.label};`);
    else if (this.place.kind === 'string') this.lines.push('if (true) throw new Signal("nearest");');
    else this.lines.push('if (true) return o;');
  }

  /** `#parse`, `#include` and `#evaluate`. */
  private input(node: Ast.Directive): void {
    const { name, args, start } = node;
    const [first] = args;
    if (name === 'include') {
      for (const [i, arg] of args.entries()) this.includeFile(arg, i, start);
    } else if (first === undefined) {
      const message = `\`#${name}\` needs an argument.`;
      this.lines.push(`fail("VelocityException", ${JSON.stringify(message)}, s, ${start});`);
    } else {
      const run = name === 'parse' ? 'parseTemplate' : 'evaluate';
      this.lines.push(`o += ${run}(${this.expression(first)}, c, s, ${start});`);
    }
  }

  private includeFile(arg: Ast.Expression, index: number, at: number): void {
    if (arg.kind === 'StringLiteral' || arg.kind === 'Reference') {
      this.lines.push(`o += include(${this.expression(arg)}, ${index}, s, ${at});`);
      return;
    }
    const message = '`#include` takes strings and references.';
    this.lines.push(`fail("VelocityException", ${JSON.stringify(message)}, s, ${at});`);
  }

  // --- references ---------------------------------------------------------------------------------------------

  private printReference(node: Ast.Reference): void {
    const { backslashes, prefix } = node.unusual ?? USUAL;
    const slashes = '\\'.repeat(Math.floor(backslashes / 2));
    if (backslashes % 2 === 1) return this.printEscaped(node, slashes);
    const value = this.reference(node);
    const before = JSON.stringify(slashes + prefix);
    const missing = (): string => this.literal(JSON.stringify(slashes + slashes + prefix), node);
    if (this.needs.blocks) {
      this.lines.push(`o += printBlock(${value}, ${before}, () => ${missing()}, c, s);`);
    } else if (this.dialect.invalidReference === 'empty') {
      this.print(slashes + prefix);
      this.lines.push(`o += print(${value});`);
    } else {
      const result = this.temporary();
      this.lines.push(
        `${result} = ${value};`,
        `o += ${result} === null ? ${missing()} : ${before} + print(${result});`,
      );
      this.release();
    }
  }

  private printEscaped(node: Ast.Reference, slashes: string): void {
    this.print(slashes);
    const missing = this.literal('"\\\\"', node);
    this.lines.push(`o += ${this.reference(node)} === null ? ${missing} : ${this.literal('""', node)};`);
  }

  /** What is printed for a reference itself: as it is written, or as a macro's caller wrote it. */
  private literal(before: string, node: Ast.Reference): string {
    const literal = JSON.stringify(literalOfReference(node, this.text));
    return `${before} + ${this.needs.contexts ? `(c.literal(${literal}) ?? ${literal})` : literal}`;
  }

  /** @returns an expression of the reference's value: never undefined, and never null where invalid ones are `""` */
  private reference(node: Ast.Reference): string {
    if (node.unusual?.bare !== undefined) return 'null';
    if (node.parts.length === 0) {
      return this.invalid === 'null' ? this.read(node.name) : `(${this.readRaw(node.name)} ?? "")`;
    }
    const temporary = this.temporary();
    const value = this.parts(node, node.parts, temporary, this.invalid);
    this.release();
    return value;
  }

  /** Reads a variable and its parts one after the other, up to the first that is missing. */
  private parts(node: Ast.Reference, parts: readonly Ast.Part[], temporary: string, invalid: string): string {
    let code = `(${temporary} = ${this.readRaw(node.name)}) == null ? ${invalid} : `;
    for (const part of parts) code += `(${temporary} = ${this.part(part, temporary)}) === null ? ${invalid} : `;
    return `(${code}${temporary})`;
  }

  private part(part: Ast.Part, object: string): string {
    switch (part.kind) {
      case 'Property':
        return `${this.propertyReader(part.name)}(${object})`;
      case 'Method': {
        const args = part.args.map((arg) => this.expression(arg)).join(', ');
        return `call(${object}, ${JSON.stringify(part.name)}, [${args}], s, ${part.start})`;
      }
      case 'Index':
        return `index(${object}, ${this.expression(part.index)}, s, ${part.start})`;
      default:
        return part satisfies never;
    }
  }

  /** A function per property name, so that each has an inline cache of its own. */
  private propertyReader(name: string): string {
    const known = this.properties.get(name);
    if (known !== undefined) return known;
    const key = JSON.stringify(name);
    const slow = `property(v, ${key})`;
    // `$map.class` is the map's class, even where the map has such a key.
    const fast = `(v instanceof JavaMap && (x = v.fields[${JSON.stringify(fieldName(name))}]) !== undefined) ? x : ${slow}`;
    const isGetter = name === 'class' || name === 'Class';
    const field = LOOP_FIELDS.get(name);
    const quick = field === undefined ? fast : `v instanceof LoopScope ? ${field} : ${fast}`;
    const reader = this.hoist(isGetter ? `(v) => ${slow}` : `(v) => { let x; return ${quick}; }`, 'p');
    this.properties.set(name, reader);
    return reader;
  }

  private field(name: string): string {
    return `c[${JSON.stringify(fieldName(name))}]`;
  }

  private local(name: string): string | undefined {
    if (!this.needs.locals.has(name)) return undefined;
    const known = this.locals.get(name) ?? `x${this.locals.size}`;
    this.locals.set(name, known);
    return known;
  }

  /** @returns what a variable holds: undefined or null where it is not set */
  private readRaw(name: string): string {
    return this.needs.contexts ? `c.get(${JSON.stringify(name)})` : (this.local(name) ?? this.field(name));
  }

  private read(name: string): string {
    if (this.needs.contexts || this.needs.locals.has(name)) return this.readRaw(name);
    return `(${this.field(name)} ?? null)`;
  }

  private write(name: string, value: string): string {
    if (this.needs.contexts) return `c.put(${JSON.stringify(name)}, ${value})`;
    return `${this.local(name) ?? this.field(name)} = ${value}`;
  }

  // --- expressions --------------------------------------------------------------------------------------------

  private expression(node: Ast.Expression): string {
    switch (node.kind) {
      case 'Reference':
        return node.unusual?.inert ? 'null' : this.reference(node);
      case 'StringLiteral':
        return this.string(node);
      case 'IntegerLiteral':
        return this.constant(parseInteger(node.text));
      case 'FloatLiteral':
        return this.constant(parseDouble(node.text));
      case 'BooleanLiteral':
        return `${node.value}`;
      case 'ListLiteral':
        return `list([${node.items.map((item) => this.expression(item)).join(', ')}])`;
      case 'RangeLiteral':
        return `range(${this.expression(node.from)}, ${this.expression(node.to)})`;
      case 'MapLiteral': {
        const pairs = node.entries.map(({ key, value }) => `${this.expression(key)}, ${this.expression(value)}`);
        return `map([${pairs.join(', ')}])`;
      }
      case 'Binary':
        return this.binary(node);
      case 'Not':
        return this.condition(node);
      case 'Word':
      case 'Missing':
        return 'null';
      default:
        return node satisfies never;
    }
  }

  private binary(node: Ast.Binary): string {
    if (node.operator === '&&' || node.operator === '||') return this.condition(node);
    const left = this.expression(node.left);
    const right = this.expression(node.right);
    const compare = COMPARISONS[node.operator];
    if (compare !== undefined) return compare(left, right);
    if (node.operator !== '+') return `${ARITHMETIC[node.operator]}(${left}, ${right})`;
    const texts = [node.left, node.right].map(({ start, end }) => JSON.stringify(this.text.slice(start, end)));
    return `add(${left}, ${right}, ${texts.join(', ')}, s)`;
  }

  /** @returns an expression of what `#if` takes a node for; only references, comparisons and booleans can be true */
  private condition(node: Ast.Expression): string {
    switch (node.kind) {
      case 'Reference': {
        const value = this.reference(node);
        if (this.needs.blocks) return `isTrue(${value})`;
        return this.invalid === 'null' ? `isTrue(${value})` : `(${value} !== false)`;
      }
      case 'BooleanLiteral':
        return `${node.value}`;
      case 'Not':
        return `!${this.condition(node.operand)}`;
      case 'Binary':
        if (node.operator === '&&' || node.operator === '||') {
          return `(${this.condition(node.left)} ${node.operator} ${this.condition(node.right)})`;
        }
        return node.operator in COMPARISONS ? this.binary(node) : 'false';
      default:
        return 'false';
    }
  }

  private string(node: Ast.StringLiteral): string {
    if (node.content === undefined) return JSON.stringify(node.value);
    if (isPlainString(node, this.needs, this.dialect)) return this.plainString(node.content, node.padded);
    const render = this.hoist(this.functionOf(node.content, { kind: 'string' }), 's');
    const value = `${render}(c, s)`;
    return `bounded(s, ${node.padded ? `${value}.slice(0, -1)` : value})`;
  }

  private plainString(content: readonly Ast.Statement[], padded: boolean): string {
    const pieces = content.map((node, i) => {
      if (node.kind === 'Reference') return `print(${this.reference(node)})`;
      const text = node.kind === 'Text' ? node.text : '';
      return JSON.stringify(padded && i === content.length - 1 ? text.slice(0, -1) : text);
    });
    return `bounded(s, "" + ${pieces.filter((piece) => piece !== '""').join(' + ') || '""'})`;
  }

  private constant(value: JavaValue): string {
    if (typeof value === 'number') return value < 0 ? `(${value})` : `${value}`;
    this.constants.push(value);
    return `K[${this.constants.length - 1}]`;
  }

  private temporary(): string {
    const name = `t${this.temporaries++}`;
    this.temporariesUsed = Math.max(this.temporariesUsed, this.temporaries);
    return name;
  }

  private release(): void {
    this.temporaries--;
  }
}

/** Velocity 1.7 stores under what follows the first character of the reference's first token. */
function setName(target: Ast.Reference): string {
  if (!target.formal && !target.quiet) return target.name;
  return `${target.quiet ? '!' : ''}${target.formal ? '{' : target.name}`;
}

function onSignal(place: Place): string {
  if (place.kind === 'main') return 'return finish(e, o);';
  return place.kind === 'string' ? 'throw withoutText(e);' : 'passOn(e, o);';
}
