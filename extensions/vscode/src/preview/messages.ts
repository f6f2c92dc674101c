/** What the preview's page and the extension tell each other, as plain data. */

/** A stretch of a text, in UTF-16 units. */
export type Stretch = readonly [start: number, end: number];

/** Something to tell of a template's run. */
export interface ShownProblem {
  readonly message: string;
  /** Where in the template; undefined where that is not known. */
  readonly place: Stretch | undefined;
}

/** One step of what is previewed: a template's output, or an answer of a back end that one may edit. */
export interface ShownStage {
  readonly title: string;
  readonly kind: 'template' | 'backend';
  readonly text: string;
  /** The stretches of the text that templates wrote, each by one place of the template. */
  readonly pieces: readonly Stretch[];
  readonly problems: readonly ShownProblem[];
  /** What was written to the override maps, a line each. */
  readonly overrides: readonly string[];
}

/** All that the page shows. */
export interface Shown {
  readonly title: string;
  readonly samples: readonly string[];
  readonly sample: string;
  /** The sample request as one edits it. */
  readonly event: string;
  readonly eventProblem: string | undefined;
  readonly stages: readonly ShownStage[];
}

/** To the page. */
export type ToView =
  | { readonly kind: 'show'; readonly shown: Shown }
  /** What comes of the text that is selected in the template. */
  | { readonly kind: 'highlight'; readonly stage: number; readonly stretches: readonly Stretch[] };

/** From the page. */
export type FromView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'event'; readonly text: string }
  | { readonly kind: 'backend'; readonly text: string }
  /** A character of the output of a stage was clicked. */
  | { readonly kind: 'reveal'; readonly stage: number; readonly offset: number }
  | { readonly kind: 'problem'; readonly stage: number; readonly problem: number };
