import { iterate } from './java/iterate.js';
import { JavaError } from './java/java-error.js';
import { HostObject, JavaList, type JavaValue } from './java/value.js';

/** `$foreach`: what Velocity 1.7's `ForeachScope` tells of the loop that runs. */
export class LoopScope extends HostObject {
  index = -1;
  hasNext = false;
  constructor(
    /** The directive that runs, by which `#break($foreach)` finds it. */
    readonly owner: number,
    readonly replaced: JavaValue,
  ) {
    super('org.apache.velocity.runtime.directive.ForeachScope', NO_PROPERTIES, NO_METHODS, () => '{}');
  }
}

/** The properties of `$foreach`. */
export const LOOP_PROPERTIES = ['index', 'count', 'hasNext', 'first', 'last', 'parent', 'topmost', 'replaced'] as const;

export type LoopPropertyName = (typeof LOOP_PROPERTIES)[number];

const NO_PROPERTIES = new Map<string, () => JavaValue>();
const NO_METHODS = new Map();

/** @returns the value of `$foreach.name`, or undefined where a loop has no such property */
export function loopProperty(scope: LoopScope, name: string): JavaValue | undefined {
  switch (name.charAt(0).toLowerCase() + name.slice(1)) {
    case 'index':
      return scope.index;
    case 'count':
      return scope.index + 1;
    case 'hasNext':
      return scope.hasNext;
    case 'first':
      return scope.index < 1;
    case 'last':
      return !scope.hasNext;
    case 'parent':
      return scope.replaced instanceof LoopScope ? scope.replaced : null;
    case 'topmost':
      return topmost(scope);
    case 'replaced':
      return replaced(scope);
    default:
      return undefined;
  }
}

function topmost(scope: LoopScope): LoopScope {
  let top = scope;
  while (top.replaced instanceof LoopScope) top = top.replaced;
  return top;
}

function replaced(scope: LoopScope): JavaValue {
  return topmost(scope).replaced;
}

/** What `#foreach` runs over. */
export interface Elements {
  hasNext(): boolean;
  next(): JavaValue;
}

/** @returns the elements of what can be iterated, as `UberspectImpl.getIterator`; null for anything else */
export function elementsOf(value: JavaValue): Elements | null {
  return value instanceof JavaList ? new ListElements(value) : iterate(value);
}

/** The elements of a list, which most loops run over; it fails as Java's iterators do when the list changes. */
class ListElements implements Elements {
  private index = 0;
  private readonly modifications: number;
  constructor(private readonly list: JavaList) {
    this.modifications = list.modifications;
  }

  hasNext(): boolean {
    return this.index !== this.list.items.length;
  }

  next(): JavaValue {
    if (this.list.modifications !== this.modifications) {
      throw new JavaError(
        'ConcurrentModificationException',
        'The list was changed within the `#foreach` that runs over it.',
      );
    }
    return this.list.items[this.index++] ?? null;
  }
}
