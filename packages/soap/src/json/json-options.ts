import type { ConventionName } from '../conventions/index.js';
import type { ParseOptions } from '../xml/parse-options.js';
import type { WriteOptions } from '../xml/write-xml.js';

/** How XML becomes JSON and the other way; the same options take both ways. */
export interface JsonOptions {
  /** `default` where nothing is said. */
  readonly convention?: ConventionName;
  /** What the keys of attributes begin with in the default convention: `@` where nothing is said. */
  readonly attributePrefix?: string;
  /** The key of an element's text, where it has more than text, in the default convention: `#text`. */
  readonly textKey?: string;
  /** The key of CDATA sections; without it they are text like any other. Not in Parker and JsonML. */
  readonly cdataKey?: string;
  /** The key of comments; without it they are left out. Not in Parker and JsonML. */
  readonly commentKey?: string;
  /**
   * `keep`, the default: names have the prefixes of the document, and declarations are attributes. `strip`: names are
   * local names. An object: names have the prefixes that it gives to namespaces, `''` for none, and names of other
   * namespaces are local names; documents that are made declare these prefixes in their root. Names with `xml:` and
   * `xsi:` always have these prefixes. Parker has no place for declarations and strips where it should keep.
   */
  readonly namespaces?: 'keep' | 'strip' | Readonly<Record<string, string>>;
  /** The paths of elements that are arrays even where there is one only, as in `order/item`; see `types` for paths. */
  readonly alwaysArray?: readonly string[];
  /**
   * What texts and attributes are besides strings, by their path: the keys from the root down with `/` between them, as
   * in `order/item/@id`. A step `*` is any one key, and a path that begins with `//` may begin anywhere. What is not of
   * the type stays a string, and so does a number with more digits than a double keeps.
   */
  readonly types?: Readonly<Record<string, JsonType>>;
  /**
   * Whether texts that look like JSON's numbers and booleans become these where `types` says nothing: `false` where
   * nothing is said. Leading zeros, signs `+`, exponents and digits beyond a double's make a string of a number.
   */
  readonly inferTypes?: boolean;
  /** Whether elements with `xsi:nil="true"` are null, and null such an element: `true` where nothing is said. Not in JsonML. */
  readonly nil?: boolean;
  /** Whether attributes `xsi:type` are kept: `true` where nothing is said. */
  readonly xsiType?: boolean;
  /** The name of the root where the JSON does not say it, which is in Parker alone: `root` where nothing is said. */
  readonly rootName?: string;
  readonly parse?: ParseOptions;
  readonly write?: WriteOptions;
}

export type JsonType = 'string' | 'number' | 'boolean';
