import { type CharSet, hasCode, union } from './char-set.js';
import { LimitError } from './java-error.js';
import { Backtracker } from './regex-backtrack.js';
import { tooSlow } from './regex-error.js';
import { hasSupplementary, lengthOf, type Regex, type RegexNode } from './regex-node.js';
import { parseRegex } from './regex-parser.js';
import { type Program, programOf } from './regex-program.js';
import { fitsText, type LinearRegex, linearOf } from './regex-re2.js';

/** A regular expression, ready to be used. */
export interface Pattern {
  readonly regex: Regex;
  /** Null where counted repetitions make it too long to step through. */
  readonly program: Program | null;
  /** What a match can start with, or null where that can be anything. */
  readonly first: CharSet | null;
  /** Whether it can match pairs of surrogates; only then Java does not move on to between the two. */
  readonly wide: boolean;
  /** The expression for the linear matcher, made when it is needed first. */
  linear: LinearRegex | null | undefined;
}

/** The steps that one operation may take, and how many more for each character of its text. */
const STEPS = 5_000_000;
const STEPS_PER_CHARACTER = 20;

/** How much work the linear matcher may do in one operation: characters times the size of its program. */
const LINEAR_WORK = 150_000_000;

/** The patterns that were used last. */
const cache = new Map<string, Pattern>();
const MAX_CACHED = 200;
const MAX_CACHED_LENGTH = 1000;

/**
 * @returns a pattern, from a small cache
 * @throws JavaError `PatternSyntaxException`
 */
export function patternOf(source: string): Pattern {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const regex = parseRegex(source);
  const pattern: Pattern = {
    regex,
    program: tryProgram(regex),
    first: firstOf(regex.root),
    wide: hasSupplementary(regex.root),
    linear: undefined,
  };
  if (source.length <= MAX_CACHED_LENGTH) {
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(source, pattern);
  }
  return pattern;
}

function tryProgram(regex: Regex): Program | null {
  try {
    return programOf(regex);
  } catch (error) {
    if (error instanceof LimitError) return null;
    throw error;
  }
}

/** What a match can start with; null where it can be empty or start with a look around. */
function firstOf(node: RegexNode): CharSet | null {
  if (lengthOf(node)[0] === 0) return null;
  if (node.kind === 'set') return node.set;
  if (node.kind === 'group' || node.kind === 'atomic' || node.kind === 'repeat') return firstOf(node.node);
  if (node.kind === 'choice') {
    const sets = node.nodes.map(firstOf);
    return sets.includes(null) ? null : union(...sets.filter((set) => set !== null));
  }
  if (node.kind !== 'sequence') return null;
  const [first] = node.nodes.filter((part) => part.kind !== 'assert');
  return first === undefined ? null : firstOf(first);
}

/** A search through one text. It backtracks as Java does, and goes on in linear time where that takes too long. */
export class Search {
  private readonly tracker: Backtracker | null;
  private readonly budget: { steps: number };
  private work = LINEAR_WORK;
  /** Start and end of the match and its groups, -1 for those that did not take part. */
  groups: ArrayLike<number> = [];

  constructor(
    readonly pattern: Pattern,
    readonly text: string,
  ) {
    this.budget = { steps: STEPS + STEPS_PER_CHARACTER * text.length };
    this.tracker = pattern.program && new Backtracker(pattern.program, text, this.budget);
  }

  get start(): number {
    return this.groups[0] ?? -1;
  }

  get end(): number {
    return this.groups[1] ?? -1;
  }

  /**
   * @returns whether the pattern matches the whole text
   * @throws LimitError `regex-too-slow`
   */
  matches(): boolean {
    return this.attempt((tracker) => tracker.matchAt(0, true), 0, true);
  }

  /**
   * Finds the next match from a position on.
   *
   * @throws LimitError `regex-too-slow`
   */
  find(from: number): boolean {
    if (from > this.text.length) return false;
    if (this.tracker !== null) this.tracker.lastMatch = Math.max(this.end, 0);
    return this.attempt((tracker) => this.scan(tracker, from), from, false);
  }

  private attempt(match: (tracker: Backtracker) => boolean, from: number, whole: boolean): boolean {
    if (this.tracker !== null && this.budget.steps > 0) {
      try {
        if (!match(this.tracker)) return false;
        this.groups = this.tracker.slots;
        return true;
      } catch (error) {
        if (!(error instanceof LimitError)) throw error;
        this.budget.steps = 0;
      }
    }
    return this.attemptLinear(from, whole);
  }

  private scan(tracker: Backtracker, from: number): boolean {
    const { first, wide: skipsPairs } = this.pattern;
    for (let position = from; position <= this.text.length; position++) {
      this.budget.steps--;
      if (first !== null && !this.startsWith(first, position)) continue;
      if (!(skipsPairs && position > from && this.insidePair(position)) && tracker.matchAt(position, false))
        return true;
    }
    return false;
  }

  private startsWith(first: CharSet, position: number): boolean {
    const code = this.text.codePointAt(position);
    return code !== undefined && hasCode(first, code);
  }

  private insidePair(position: number): boolean {
    const unit = this.text.charCodeAt(position);
    return unit >= 0xdc00 && unit <= 0xdfff && position > 0 && (this.text.codePointAt(position - 1) ?? 0) > 0xffff;
  }

  private attemptLinear(from: number, whole: boolean): boolean {
    this.pattern.linear ??= linearOf(this.pattern.regex);
    const { linear } = this.pattern;
    if (linear === null || linear === undefined || !fitsText(linear, this.text)) throw tooSlow();
    this.work -= (this.text.length - from + 1) * linear.size;
    if (this.work < 0) throw tooSlow();
    const matcher = linear.compiled.matcher(this.text);
    if (!(whole ? matcher.matches() : matcher.find(from))) return false;
    const groups: number[] = [];
    for (let index = 0; index <= this.pattern.regex.groups; index++)
      groups.push(matcher.start(index), matcher.end(index));
    this.groups = groups;
    return true;
  }
}
