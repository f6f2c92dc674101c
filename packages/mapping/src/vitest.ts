import { expect } from 'vitest';
import type { RenderMatchers } from './matchers/render-matchers.js';
import { renderedSerializer } from './matchers/snapshot-serializer.js';
import { toRender } from './matchers/to-render.js';

export type { RenderMatchers, ToRenderOptions } from './matchers/render-matchers.js';

declare module 'vitest' {
  interface Matchers<T> extends RenderMatchers<void> {}
}

expect.extend({ toRender });
expect.addSnapshotSerializer(renderedSerializer);
