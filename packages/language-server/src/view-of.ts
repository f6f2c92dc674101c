import { type Problem, parse, type Template } from '@veloway/vtl';
import type { Embedding } from './embedded/embedding.js';
import type { OutputShape } from './output-shape/output-shape.js';
import { outputShapeOf } from './output-shape/shape-of.js';
import { type Symbols, symbolsOf } from './symbols.js';
import { type Sample, type TemplateRole, type TemplateView, UNKNOWN_ROLE } from './template-view.js';

export interface ViewOptions {
  readonly role?: TemplateRole;
  readonly samples?: readonly Sample[];
  readonly embedding?: Embedding | undefined;
  /** A view of what may be the same text, whose tree then serves again. */
  readonly basis?: TemplateView | undefined;
}

/** @returns a template with all that can be known of it; what costs time is made when it is first asked for */
export function viewOf(text: string, options: ViewOptions = {}): TemplateView {
  const { role = UNKNOWN_ROLE, samples = [], embedding } = options;
  const basis = options.basis?.text === text ? options.basis : undefined;
  const { tree, problems }: Parsed = basis ?? parse(text);
  return {
    text,
    tree,
    problems,
    role,
    samples,
    embedding,
    get symbols() {
      return madeOnce(SYMBOLS, tree, () => symbolsOf(tree));
    },
    get shape() {
      const shapes = madeOnce(SHAPES, tree, () => new Map<string, OutputShape>());
      const key = `${role.phase} ${role.contentType}`;
      const shape = shapes.get(key) ?? shapeOf(tree, problems, role);
      shapes.set(key, shape);
      return shape;
    },
  };
}

/** What a template writes that is not to be read is as unsure as what was meant: nothing is told of it but its format. */
function shapeOf(tree: Template, problems: readonly Problem[], role: TemplateRole): OutputShape {
  const shape = outputShapeOf(tree, role);
  const isRefused = problems.some(({ severity }) => severity === 'error');
  return isRefused ? { format: shape.format, findings: [], holes: new Map() } : shape;
}

interface Parsed {
  readonly tree: Template;
  readonly problems: readonly Problem[];
}

/** What is made of a tree lives as long as the tree, and serves all views of it. */
const SYMBOLS = new WeakMap<Template, Symbols>();
const SHAPES = new WeakMap<Template, Map<string, OutputShape>>();

function madeOnce<T>(known: WeakMap<Template, T>, tree: Template, make: () => T): T {
  const value = known.get(tree) ?? make();
  known.set(tree, value);
  return value;
}
