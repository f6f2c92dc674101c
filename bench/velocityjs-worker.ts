import { parentPort } from 'node:worker_threads';
import { parse } from 'velocityjs';
import { perSecond } from './measure.js';

parentPort?.on('message', ({ text, milliseconds }: { text: string; milliseconds: number }) => {
  parentPort?.postMessage(perSecond(() => parse(text), milliseconds));
});
