import type { Budget } from '../computed/budget.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { Place } from '../place.js';
import type { Telling } from '../reading.js';

/** What functions of CloudFormation can refer to. */
export interface Scope extends Telling {
  readonly options: DefinitionOptions;
  /** The template's `Parameters`, `Mappings` and `Conditions`. */
  readonly parameters: Place | undefined;
  readonly mappings: Place | undefined;
  readonly conditions: Place | undefined;
  /** By logical id: the resources of the template, and those that a transform adds to it. */
  readonly resources: Map<string, ReferredResource>;
  /** Whether names that nobody declares are taken for those of resources, as in a part of a template. */
  readonly open: boolean;
  readonly budget: Budget;
  readonly memory: Memory;
  /** The files that are being included, from the outermost one in. */
  readonly includes: readonly string[];
  /** @returns a value in which functions stand for what they come to */
  resolve(place: Place): Place;
  /** @returns the scope of what stands in a file that is included */
  including(file: string): Scope;
}

/** A resource, as far as references to it go. */
export interface ReferredResource {
  readonly type: string;
  /** As they are written, with their functions; undefined of one that a transform adds. */
  readonly properties: Place | undefined;
  /** Its name, where it is known without its properties. */
  readonly name?: string | undefined;
  /** What `Ref` comes to, where it is not what the type says. */
  readonly reference?: string | undefined;
}

/** What has been found out already, and how deep functions are within each other just now. */
export interface Memory {
  readonly names: Map<string, string | 'being named'>;
  readonly conditions: Map<string, boolean | 'being decided'>;
  readonly files: Map<string, Place | undefined>;
  /** Names of resources that were taken for granted. */
  readonly assumed: Set<string>;
  depth: number;
}
