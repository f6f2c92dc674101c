import { analyze, type Needs } from '../analyze.js';
import type * as Ast from '../ast.js';
import type { Dialect } from '../dialect.js';
import type { GenerateOptions } from '../generate.js';
import type { JavaValue } from '../java/value.js';
import type { Places, SiteKind } from '../recording/site.js';
import type { Range, Source } from '../source.js';
import { Frame, type Place } from './frame.js';

/** What the parts of the generator share: the template, what is known of it, and the code that there is so far. */
export class Writer {
  readonly needs: Needs;
  readonly text: string;
  /** What an invalid reference is, in JavaScript. */
  readonly invalid: '""' | 'null';
  readonly functions: string[] = [];
  readonly constants: JavaValue[] = [];
  readonly macros: string[] = [];
  /** Functions that read properties, by the names of the properties. */
  readonly propertyReaders = new Map<string, string>();
  /** Local variables of the main function, by the names of the template's. */
  readonly locals = new Map<string, string>();
  readonly knownMacros: ReadonlySet<string>;
  private readonly source: Source;
  private readonly places: Places | undefined;
  private frame = new Frame({ kind: 'main' });
  private ids = 0;

  constructor(
    tree: Ast.Template,
    readonly dialect: Dialect,
    { nested = false, knownMacros = new Set(), places }: GenerateOptions,
  ) {
    const needs = analyze(tree, dialect, nested);
    // What is recorded takes the general way, so that there is one place where each thing happens.
    this.needs = places === undefined ? needs : { ...needs, blocks: true, locals: new Set() };
    this.knownMacros = knownMacros;
    this.source = tree.source;
    this.places = places;
    this.invalid = dialect.invalidReference === 'empty' ? '""' : 'null';
    this.text = tree.source.text;
  }

  get place(): Place {
    return this.frame.place;
  }

  set place(place: Place) {
    this.frame.place = place;
  }

  /** Whether the program tells a recorder what it does, as `T`. */
  get recording(): boolean {
    return this.places !== undefined;
  }

  /** @returns the number of a place whose steps are recorded */
  site(kind: SiteKind, { start, end }: Range, name?: string): number {
    const { source } = this;
    const site = name === undefined ? { kind, source, start, end } : { kind, source, start, end, name };
    return (this.places?.sites.push(site) ?? 0) - 1;
  }

  /** @returns the number by which the recorder knows a variable */
  variableNumber(name: string): number {
    const variables = this.places?.variables ?? [];
    const known = variables.indexOf(name);
    return known >= 0 ? known : variables.push(name) - 1;
  }

  newId(): number {
    return this.ids++;
  }

  /** Begins a function of its own. @returns the one around it, for {@link leave} */
  enterFunction(place: Place): Frame {
    const outer = this.frame;
    this.frame = new Frame(place);
    return outer;
  }

  /** Begins a function that is one expression. @returns the one around it, for {@link leave} */
  enterExpression(): Frame {
    const outer = this.frame;
    this.frame = new Frame(outer.place, outer.lines);
    return outer;
  }

  /** Goes on with the function around. @returns the function that ends here */
  leave(outer: Frame): Frame {
    const inner = this.frame;
    this.frame = outer;
    return inner;
  }

  /** Adds JavaScript statements. */
  push(...lines: string[]): void {
    this.frame.lines.push(...lines);
  }

  /** Adds a statement that prints a fixed text. */
  print(text: string): void {
    if (text !== '') this.push(`o += ${JSON.stringify(text)};`);
  }

  temporary(): string {
    return this.frame.temporary();
  }

  release(): void {
    this.frame.release();
  }

  /** Names a function outside of all others. */
  hoist(code: string, prefix: string): string {
    const name = `${prefix}${this.newId()}`;
    this.functions.push(`const ${name} = ${code};`);
    return name;
  }

  /** @returns an expression of a value that no template can change */
  constant(value: JavaValue): string {
    if (typeof value === 'number') return value < 0 ? `(${value})` : `${value}`;
    this.constants.push(value);
    return `K[${this.constants.length - 1}]`;
  }
}
