import type { FromView, Shown, ShownStage, Stretch, ToView } from '../messages.js';
import { element } from './element.js';
import { type Look, outputElement } from './output.js';

/** The page of the preview. */

interface VsCode {
  postMessage(message: FromView): void;
  getState(): Partial<State> | undefined;
  setState(state: State): void;
}

/** What the page remembers while it is hidden. */
interface State extends Look {
  readonly editing: boolean;
}

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();
let state: State = { pretty: true, blanks: false, editing: false, ...vscode.getState() };
let shown: Shown | undefined;
let lit: { readonly stage: number; readonly stretches: readonly Stretch[] } = { stage: -1, stretches: [] };

const bar = element('header');
const sampleBox = element('section', { className: 'sample' });
const main = element('main');
document.body.append(bar, sampleBox, main);

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.kind === 'show') {
    shown = data.shown;
    lit = { stage: -1, stretches: [] };
    draw();
  } else {
    lit = data;
    drawStages();
    main.querySelector('.lit')?.scrollIntoView({ block: 'nearest' });
  }
});
vscode.postMessage({ kind: 'ready' });

function draw(): void {
  if (shown === undefined) return;
  bar.replaceChildren(sampleChoice(shown), ...toggles());
  drawSample(shown);
  drawStages();
}

function sampleChoice({ samples, sample }: Shown): HTMLElement {
  const options = samples.map((name) => element('option', { value: name, selected: name === sample }, name));
  const select = element('select', { title: 'The sample request' }, ...options);
  select.addEventListener('change', () => vscode.postMessage({ kind: 'sample', name: select.value }));
  return element('label', {}, 'Sample ', select);
}

function toggles(): HTMLElement[] {
  return [
    toggle('Edit', 'Edit the sample request', 'editing'),
    toggle('Pretty', 'Show JSON with the white space that people like', 'pretty'),
    toggle('White space', 'Show white space', 'blanks'),
  ];
}

function toggle(text: string, title: string, key: keyof State): HTMLElement {
  const button = element('button', { title, className: state[key] ? 'on' : '', ariaPressed: String(state[key]) }, text);
  button.addEventListener('click', () => {
    state = { ...state, [key]: !state[key] };
    vscode.setState(state);
    draw();
  });
  return button;
}

/** What one is typing into stays as it is. */
function drawSample({ event, eventProblem }: Shown): void {
  sampleBox.hidden = !state.editing;
  const input = sampleBox.querySelector('textarea') ?? editorOf((text) => vscode.postMessage({ kind: 'event', text }));
  if (document.activeElement !== input) input.value = event;
  sampleBox.replaceChildren(input, element('p', { className: 'problem', hidden: !eventProblem }, eventProblem ?? ''));
}

function editorOf(changed: (text: string) => void): HTMLTextAreaElement {
  const input = element('textarea', { spellcheck: false, rows: 12 });
  input.addEventListener('input', () => changed(input.value));
  return input;
}

function drawStages(): void {
  const focused = main.querySelector<HTMLTextAreaElement>('textarea:focus');
  const stages = shown?.stages ?? [];
  const elements = stages.map((stage, index) => stageElement(stage, index, stages.length > 1, focused));
  main.replaceChildren(...(elements.length > 0 ? elements : [element('p', {}, shown?.title ?? '')]));
  focused?.focus();
}

function stageElement(
  stage: ShownStage,
  index: number,
  titled: boolean,
  focused: HTMLTextAreaElement | null,
): HTMLElement {
  const title = titled ? [element('h2', {}, stage.title)] : [];
  const body = stage.kind === 'backend' ? backendElement(stage, focused) : templateElements(stage, index);
  return element('section', { className: `stage ${stage.kind}` }, ...title, ...body);
}

function backendElement({ text, title }: ShownStage, focused: HTMLTextAreaElement | null): HTMLElement[] {
  if (title === 'Mock') return [element('p', {}, text)];
  if (focused !== null) return [focused];
  const input = editorOf((answer) => vscode.postMessage({ kind: 'backend', text: answer }));
  input.rows = 4;
  input.value = text;
  return [input];
}

function templateElements(stage: ShownStage, index: number): HTMLElement[] {
  const stretches = lit.stage === index ? lit.stretches : [];
  const reveal = (offset: number): void => vscode.postMessage({ kind: 'reveal', stage: index, offset });
  const problems = stage.problems.map(({ message }, problem) => {
    const line = element('button', { className: 'problem', title: 'Go to the template' }, message);
    line.addEventListener('click', () => vscode.postMessage({ kind: 'problem', stage: index, problem }));
    return line;
  });
  const overrides = stage.overrides.map((line) => element('code', { className: 'override' }, line));
  return [...problems, outputElement(stage, state, stretches, reveal), ...overrides];
}
