import type {} from 'expect';
import type { MatcherContext, MatcherResult } from './matchers/matcher-context.js';
import type { RenderMatchers } from './matchers/render-matchers.js';
import { renderedSerializer, type SnapshotSerializer } from './matchers/snapshot-serializer.js';
import { toRender } from './matchers/to-render.js';

export type { RenderMatchers, ToRenderOptions } from './matchers/render-matchers.js';

// The types of `import { expect } from '@jest/globals'`.
declare module 'expect' {
  interface Matchers<R> extends RenderMatchers<R> {}
}

// The types of the global `expect`, which are in the package @types/jest.
declare global {
  namespace jest {
    interface Matchers<R> extends RenderMatchers<R> {}
  }
}

/** What jest puts in the place of a global, so that nothing of it need be imported. */
declare const expect: {
  extend(matchers: Readonly<Record<string, (this: MatcherContext, ...parameters: never[]) => MatcherResult>>): void;
  addSnapshotSerializer(serializer: SnapshotSerializer): void;
};

expect.extend({ toRender });
expect.addSnapshotSerializer(renderedSerializer);
