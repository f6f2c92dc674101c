import { Worker } from 'node:worker_threads';
import { Compile, parse } from 'velocityjs';
import { escapeText } from '../escape.js';
import type { Contestant } from '../measure.js';
import { parameter } from '../request.js';
import type { Subject } from '../subject.js';

/** @returns a function that renders the template, parsed once, over plain objects */
export function velocityjsRender({ text, data }: Subject): () => string {
  const { context, root, params, stageVariables, body } = data;
  const input = {
    path: () => root,
    json: () => body,
    params: (name?: string) => (name === undefined ? params : parameter(params, name)),
  };
  const tree = parse(text);
  const util = { escapeJavaScript: escapeText };
  return () => new Compile(tree).render({ input, context, stageVariables, util });
}

/**
 * velocityjs's parser, in a thread of its own: it needs minutes for a long template, and only a thread can be ended.
 */
export function velocityjsParse(name: string, text: string): Contestant & { end(): Promise<unknown> } {
  const worker = new Worker(new URL('velocityjs-worker.mjs', import.meta.url));
  let over = false;
  const end = (): Promise<unknown> => {
    over = true;
    return worker.terminate();
  };
  const measure = async (milliseconds: number, budget: number): Promise<number | null> => {
    if (over) return null;
    const answer = await answerOf(worker, { text, milliseconds }, budget + milliseconds);
    if (answer === null) await end();
    return answer;
  };
  return { name, measure, end };
}

/** @returns what the worker answers, or null where it does not answer in time */
function answerOf(worker: Worker, question: unknown, milliseconds: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    worker.once('error', reject);
    worker.once('message', (answer: number) => {
      clearTimeout(timer);
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(question);
  });
}
