/** Directives with a body, which `#end` closes. */
const BLOCK_DIRECTIVES: ReadonlySet<string> = new Set(['foreach', 'define', 'macro', 'literal']);

/** @returns whether a directive has a body: some of Velocity's own, and every call of a macro with one, `#@name` */
export function isBlockDirective(name: string): boolean {
  return BLOCK_DIRECTIVES.has(name) || name.startsWith('@');
}
