/** How a convention that makes objects of elements does so. */
export interface ObjectShape {
  /** What the keys of attributes begin with; undefined where attributes are left out. */
  readonly attributePrefix: string | undefined;
  readonly textKey: string;
  readonly cdataKey: string | undefined;
  readonly commentKey: string | undefined;
  /** What stands between a prefix and a local name. */
  readonly separator: string;
  /** Whether an element with nothing but a text is that text, rather than an object. */
  readonly textAlone: boolean;
  /** What an element is that has nothing in it. */
  readonly empty: 'text' | 'null' | 'object';
  /** Whether the root's name is a key. */
  readonly namesRoot: boolean;
  /** Whether an element with elements keeps the text between them. */
  readonly mixedText: boolean;
  /** Where declarations of namespaces are: attributes as in XML, an object by prefix, or nowhere. */
  readonly declarations: 'attributes' | 'object' | 'none';
}
