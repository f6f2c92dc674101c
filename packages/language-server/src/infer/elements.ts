import {
  HostObject,
  JavaArray,
  JavaEntry,
  JavaIterator,
  JavaList,
  JavaMap,
  JavaSubList,
  type JavaValue,
  JavaView,
} from '@veloway/vtl';

/** @returns what a loop over a value runs through; undefined where that cannot be told without running it */
export function elementsOf(value: JavaValue): readonly JavaValue[] | undefined {
  if (value instanceof JavaList || value instanceof JavaArray) return value.items;
  if (value instanceof JavaMap) return value.values();
  if (value instanceof JavaView) return viewElements(value);
  if (value instanceof JavaIterator || value instanceof JavaSubList || value instanceof HostObject) return undefined;
  return [];
}

function viewElements({ map, of }: JavaView): readonly JavaValue[] {
  if (of === 'keys') return map.keys();
  return of === 'values' ? map.values() : map.keys().map((key) => new JavaEntry(map, key));
}

/** @returns whether others can change what a value holds */
export function isCollection(value: JavaValue): boolean {
  return typeof value === 'object' && value !== null && CHANGEABLE.some((type) => value instanceof type);
}

const CHANGEABLE = [JavaList, JavaArray, JavaMap, JavaView, JavaEntry, JavaSubList, JavaIterator];
