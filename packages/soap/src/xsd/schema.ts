import type { QName } from './qname.js';

/** What the schemas of a WSDL declare, by the names that XML Schema gives to these. */
export interface Schema {
  readonly elements: ReadonlyMap<QName, ElementDeclaration>;
  readonly types: ReadonlyMap<QName, TypeDefinition>;
  readonly attributes: ReadonlyMap<QName, AttributeDeclaration>;
  readonly groups: ReadonlyMap<QName, ModelGroup>;
  readonly attributeGroups: ReadonlyMap<QName, AttributeSet>;
  /** For the head of a substitution group, the elements that name it. */
  readonly substitutions: ReadonlyMap<QName, readonly QName[]>;
  /** For a type with a name, the types with names that are derived from it directly. */
  readonly derivations: ReadonlyMap<QName, readonly QName[]>;
}

export type TypeDefinition = SimpleType | ComplexType;

/** A type's name, or a type without one where it is used. */
export type TypeReference = QName | TypeDefinition;

export interface ElementDeclaration {
  /** In no namespace where the form is unqualified. */
  readonly name: QName;
  /** Undefined where nothing is said: then it is that of the head of its substitution group, or anyType. */
  readonly type: TypeReference | undefined;
  readonly nillable: boolean;
  readonly abstract: boolean;
  readonly default: string | undefined;
  readonly fixed: string | undefined;
  readonly substitutionGroup: QName | undefined;
  readonly documentation: string | undefined;
}

export interface AttributeDeclaration {
  readonly name: QName;
  /** Undefined where nothing is said: then it is anySimpleType. */
  readonly type: TypeReference | undefined;
  readonly default: string | undefined;
  readonly fixed: string | undefined;
  readonly documentation: string | undefined;
}

export interface AttributeUse {
  /** An attribute declared where it is used, or the name of one that is declared globally. */
  readonly attribute: AttributeDeclaration | QName;
  readonly use: 'required' | 'optional' | 'prohibited';
  readonly default: string | undefined;
  readonly fixed: string | undefined;
}

/** The attributes of a type or of an attribute group. */
export interface AttributeSet {
  readonly attributes: readonly AttributeUse[];
  readonly attributeGroups: readonly QName[];
  readonly anyAttribute: boolean;
}

/** What a restriction says about values. Bounds are texts, because they may be dates or of any length. */
export interface Facets {
  readonly enumeration?: readonly string[];
  /** One of them must match. */
  readonly patterns?: readonly string[];
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly whiteSpace?: string;
}

export type SimpleType = {
  readonly kind: 'simple';
  readonly name: QName | undefined;
  readonly documentation: string | undefined;
} & (
  | { readonly variety: 'restriction'; readonly base: TypeReference; readonly facets: Facets }
  | { readonly variety: 'list'; readonly item: TypeReference }
  | { readonly variety: 'union'; readonly members: readonly TypeReference[] }
);

export interface ComplexType extends AttributeSet {
  readonly kind: 'complex';
  readonly name: QName | undefined;
  readonly documentation: string | undefined;
  readonly abstract: boolean;
  readonly mixed: boolean;
  readonly derivation: Derivation | undefined;
  readonly content: ComplexContent;
}

export interface Derivation {
  readonly method: 'extension' | 'restriction';
  readonly base: QName;
}

export type ComplexContent =
  /** Elements, or none. */
  | { readonly kind: 'elements'; readonly particle: Particle | undefined }
  /** Text: a restriction may narrow it by facets, and by a type beside them. */
  | { readonly kind: 'simple'; readonly facets: Facets; readonly type: TypeReference | undefined }
  /** What cannot be read by a schema: SOAP-encoded arrays. */
  | { readonly kind: 'untyped' };

/** How often something may be there; without a bound, `max` is Infinity. */
export interface Occurrence {
  readonly min: number;
  readonly max: number;
}

export type Particle = ElementParticle | ModelGroup | GroupReference | Wildcard;

export interface ElementParticle extends Occurrence {
  readonly kind: 'element';
  /** An element declared where it is used, or the name of one that is declared globally. */
  readonly element: ElementDeclaration | QName;
}

export interface ModelGroup extends Occurrence {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly particles: readonly Particle[];
}

export interface GroupReference extends Occurrence {
  readonly kind: 'group';
  readonly ref: QName;
}

/** `xsd:any`. */
export interface Wildcard extends Occurrence {
  readonly kind: 'any';
  /** As the attribute says it: `##any`, `##other`, or namespaces with `##targetNamespace` and `##local` among them. */
  readonly namespace: string;
  readonly targetNamespace: string | undefined;
  /** Whether it is to be read by no schema. */
  readonly skip: boolean;
}
