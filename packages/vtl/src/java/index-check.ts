import { JavaError } from './java-error.js';

/** @throws JavaError `IndexOutOfBoundsException` where there is no element at `index` */
export function checkIndex(index: number, size: number): void {
  if (index < 0 || index >= size) {
    throw new JavaError('IndexOutOfBoundsException', `Index ${index} out of bounds for length ${size}`);
  }
}

/** @throws JavaError `IndexOutOfBoundsException` where nothing can be inserted at `index` */
export function checkPosition(index: number, size: number): void {
  if (index < 0 || index > size) throw new JavaError('IndexOutOfBoundsException', `Index: ${index}, Size: ${size}`);
}

/** @throws JavaError `StringIndexOutOfBoundsException` where `begin` and `end` are no range of a text */
export function checkTextRange(begin: number, end: number, length: number): void {
  if (begin < 0 || begin > end || end > length) {
    throw new JavaError('StringIndexOutOfBoundsException', `begin ${begin}, end ${end}, length ${length}`);
  }
}
