import { className } from './class-name.js';
import { LimitError } from './java-error.js';
import { itemsOf } from './list-store.js';
import { compare, isNumber } from './number.js';
import { checkDepth } from './text-limit.js';
import { toJavaString } from './to-string.js';
import {
  BigDecimal,
  JavaByte,
  JavaChar,
  JavaClass,
  JavaDouble,
  JavaEntry,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSubList,
  type JavaValue,
  JavaView,
} from './value.js';
import { entryValue, viewItems } from './view-items.js';

/** How many elements one comparison may look at: lists that hold the same list twice multiply fast. */
const MAX_VISITS = 20_000_000;

/** What a comparison has done so far. */
interface Visits {
  count: number;
}

/**
 * `Object.equals`: Integer 1 is not Long 1, collections are equal by their elements, arrays by identity.
 *
 * @throws LimitError `nesting-too-deep` or `collection-too-large`
 */
export function javaEquals(left: JavaValue, right: JavaValue): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  return equalObjects(left, right, 0, { count: 0 });
}

/**
 * The rule of `==` in Velocity 1.7's ASTEQNode: numbers by value, values of one class (or of a class and its
 * subclass) by `equals`, everything else by its text; null is equal to null only.
 *
 * @throws LimitError as {@link javaEquals} and `toJavaString`
 */
export function velocityEquals(left: JavaValue, right: JavaValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (left === null || right === null) return left === right;
  if (isNumber(left) && isNumber(right)) return compare(left, right) === 0;
  if (related(left, right)) return javaEquals(left, right);
  return toJavaString(left) === toJavaString(right);
}

/** Of the classes that templates see, only JSONArray extends another one, ArrayList. */
function related(left: Exclude<JavaValue, null>, right: Exclude<JavaValue, null>): boolean {
  if (left instanceof JavaList && right instanceof JavaList) {
    return left.type === right.type || (left.type !== 'fixed' && right.type !== 'fixed');
  }
  return className(left) === className(right);
}

function equal(left: JavaValue, right: JavaValue, depth: number, visits: Visits): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  return equalObjects(left, right, depth, visits);
}

function equalObjects(left: object, right: object, depth: number, visits: Visits): boolean {
  checkDepth(depth);
  if (++visits.count > MAX_VISITS) throw new LimitError('collection-too-large', 'too many elements to compare');
  if (left instanceof JavaList || left instanceof JavaSubList) {
    if (!(right instanceof JavaList || right instanceof JavaSubList)) return false;
    return equalItems(itemsOf(left), itemsOf(right), depth, visits);
  }
  if (left instanceof JavaMap) return right instanceof JavaMap && equalMaps(left, right, depth, visits);
  if (left instanceof JavaView) return right instanceof JavaView && equalViews(left, right, depth, visits);
  if (left instanceof JavaEntry) {
    if (!(right instanceof JavaEntry)) return false;
    if (!equal(left.key, right.key, depth + 1, visits)) return false;
    return equal(entryValue(left), entryValue(right), depth + 1, visits);
  }
  return equalScalars(left, right);
}

function equalScalars(left: object, right: object): boolean {
  if (left instanceof JavaLong) return right instanceof JavaLong && left.value === right.value;
  if (left instanceof JavaDouble) return right instanceof JavaDouble && Object.is(left.value, right.value);
  if (left instanceof JavaFloat) return right instanceof JavaFloat && Object.is(left.value, right.value);
  if (left instanceof JavaChar) return right instanceof JavaChar && left.value === right.value;
  if (left instanceof JavaShort) return right instanceof JavaShort && left.value === right.value;
  if (left instanceof JavaByte) return right instanceof JavaByte && left.value === right.value;
  if (left instanceof JavaClass) return right instanceof JavaClass && left.name === right.name;
  if (!(left instanceof BigDecimal && right instanceof BigDecimal)) return false;
  return left.unscaled === right.unscaled && left.scale === right.scale;
}

function equalItems(left: readonly JavaValue[], right: readonly JavaValue[], depth: number, visits: Visits): boolean {
  if (left.length !== right.length) return false;
  return left.every((item, index) => equal(item, right[index] ?? null, depth + 1, visits));
}

function equalMaps(left: JavaMap, right: JavaMap, depth: number, visits: Visits): boolean {
  if (left.size !== right.size) return false;
  return left.keys().every((key) => {
    const other = right.get(key);
    return other !== undefined && equal(left.get(key) ?? null, other, depth + 1, visits);
  });
}

/** Key sets and entry sets are sets; a `values()` is only equal to itself. */
function equalViews(left: JavaView, right: JavaView, depth: number, visits: Visits): boolean {
  if (left.of === 'values' || right.of !== left.of) return left.map === right.map && left.of === right.of;
  if (left.of === 'entries') return equalMaps(left.map, right.map, depth, visits);
  return left.map.size === right.map.size && viewItems(left).every((key) => right.map.has(key));
}
