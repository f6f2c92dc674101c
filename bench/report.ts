import { BY_CONVENTION, BY_SCHEMA } from './contestants/xml-converters.js';
import { type Editing, type Question, WANTED } from './editing.js';
import type { Figure, Machine } from './measure.js';
import { growth, megabytes, type Parsing } from './parsing.js';
import { BY_HAND, type Comparison, RECORDED, VELOCITY, VELOCITYJS, VELOWAY } from './rendering.js';
import type { Serving } from './serving.js';
import type { SoapFigures } from './soap.js';
import type { StartUp } from './start-up.js';
import { figure, table } from './table.js';
import type { Testing } from './testing.js';

export function machineText({ cpu, cores, load, node, java }: Machine): string {
  const busy = `load ${load.toFixed(1)} before the benchmark`;
  return `Node ${node}; Java: ${java}; ${cpu}, ${cores} cores, ${busy}.`;
}

/** Renders beside JavaScript by hand, with what is wanted of them. */
export function renderingText(title: string, comparisons: readonly Comparison[]): string {
  const notes = comparisons.flatMap(({ template, differing }) =>
    differing.map((name) => `- ${template}: ${name} prints another text than Velocity 1.7.`),
  );
  return [comparisonText(title, comparisons), '', ...comparisons.map(halfText), ...notes].join('\n');
}

export function comparisonText(title: string, comparisons: readonly Comparison[]): string {
  const names = comparisons[0]?.figures.map(({ name }) => name) ?? [];
  const head = [`a second (ratio to ${BY_HAND})`, ...comparisons.map(({ template }) => template)];
  const rows = names.map((name) => [name, ...comparisons.map(({ figures }) => comparisonCell(figures, name))]);
  return [`## ${title}`, '', table(head, rows)].join('\n');
}

function comparisonCell(figures: readonly Figure[], name: string): string {
  return `${figure(speedOf(figures, name))} (${ratio(figures, name).toFixed(2)})`;
}

/** Recording beside rendering, with what is wanted of it. */
export function recordingText(title: string, comparisons: readonly Comparison[]): string {
  const names = comparisons[0]?.figures.map(({ name }) => name) ?? [];
  const head = [`a second (times as long as ${VELOWAY})`, ...comparisons.map(({ template }) => template)];
  const times = (figures: readonly Figure[], name: string): number =>
    speedOf(figures, VELOWAY) / speedOf(figures, name);
  const cell = (figures: readonly Figure[], name: string): string =>
    `${figure(speedOf(figures, name))} (${times(figures, name).toFixed(2)})`;
  const rows = names.map((name) => [name, ...comparisons.map(({ figures }) => cell(figures, name))]);
  const verdicts = comparisons.map(({ template, figures }) => {
    const reached = times(figures, RECORDED);
    return `- ${template}: at most 5 times as long as rendering: ${verdict(reached <= 5, reached.toFixed(2))}.`;
  });
  return [`## ${title}`, '', table(head, rows), '', ...verdicts].join('\n');
}

function speedOf(figures: readonly Figure[], name: string): number {
  return figures.find((found) => found.name === name)?.perSecond ?? Number.NaN;
}

function ratio(figures: readonly Figure[], name: string): number {
  return speedOf(figures, name) / speedOf(figures, BY_HAND);
}

/** Whether Veloway does at least half of what JavaScript by hand does. */
function halfText({ template, figures }: Comparison): string {
  const reached = ratio(figures, VELOWAY);
  const missed = `missed: ${reached.toFixed(2)}, ${(0.5 / reached).toFixed(2)} times too slow`;
  return `- ${template}: at least half of ${BY_HAND}: ${reached >= 0.5 ? `holds (${reached.toFixed(2)})` : missed}.`;
}

export function parsingText(results: readonly Parsing[], seconds: number): string {
  const names = results[0]?.figures.map(({ name }) => name) ?? [];
  const head = ['MB a second', ...results.map(({ size }) => size), '1 MB : 100 KB'];
  const rows = names.map((name) => [
    name,
    ...results.map((result) => parsingCell(result, name, seconds)),
    growthCell(results, name),
  ]);
  return ['## Parsing', '', table(head, rows), '', ...parsingVerdicts(results)].join('\n');
}

function parsingCell(result: Parsing, name: string, seconds: number): string {
  const speed = result.figures.find((found) => found.name === name)?.perSecond ?? null;
  return speed === null ? `more than ${seconds} s` : figure(megabytes(result, speed));
}

function growthCell(results: readonly Parsing[], name: string): string {
  return growth(results, name)?.toFixed(1) ?? '-';
}

function parsingVerdicts(results: readonly Parsing[]): string[] {
  const medium = results.find(({ size }) => size === '100 KB');
  const speed = medium === undefined ? Number.NaN : megabytes(medium, speedOf(medium.figures, VELOWAY));
  const times = growth(results, VELOWAY) ?? Number.NaN;
  return [
    `- ${VELOWAY} parses 10 MB/s at 100 KB: ${verdict(speed >= 10, figure(speed))}.`,
    `- ${VELOWAY} takes at most 12 times as long for 1 MB as for 100 KB: ${verdict(times <= 12, times.toFixed(1))}.`,
  ];
}

function verdict(holds: boolean, reached: string): string {
  return `${holds ? 'holds' : 'missed'} (${reached})`;
}

export function startUpText({ veloway, node, ratio: times, runs }: StartUp): string {
  const rows = [
    ['node -e 0', node.toFixed(1), '1.00'],
    ['veloway render', veloway.toFixed(1), times.toFixed(2)],
  ];
  const head = [`median of ${runs} processes`, 'ms', 'ratio'];
  const holds = `- At most 3 times as long as an empty Node: ${verdict(times <= 3, times.toFixed(2))}.`;
  return ['## Start-up', '', table(head, rows), '', holds].join('\n');
}

export function testingText({ veloway, node, cases, runs }: Testing): string {
  const rows = [
    ['node -e 0', node.toFixed(1), '1.00'],
    [`veloway test, ${cases} cases`, veloway.toFixed(1), (veloway / node).toFixed(2)],
  ];
  const head = [`median of ${runs} processes`, 'ms', 'ratio'];
  const holds = `- ${cases} cases in at most 2 seconds: ${verdict(veloway <= 2000, `${veloway.toFixed(0)} ms`)}.`;
  return ['## Testing', '', table(head, rows), '', holds].join('\n');
}

/** Says which columns are missing, and why. */
export function missingText(reason: string): string {
  return `${VELOCITY} is left out: ${reason}. ${VELOWAY} and ${VELOCITYJS} are compared without it.`;
}

export function servingText({ throughput, p99, firstAnswer, memory }: Serving): string {
  const rows = throughput.map(({ name, perSecond, ratio: times }) => [name, figure(perSecond), times.toFixed(2)]);
  const half = throughput[1]?.ratio ?? Number.NaN;
  const times = p99.veloway / p99.node;
  const grown = memory.after / memory.before;
  const rate = `at ${figure(p99.rate)} requests a second`;
  return [
    '## Serving',
    '',
    table(['requests', 'a second', 'ratio'], rows),
    '',
    ...(rows.length < 5
      ? ['- serverless-offline is left out: `BENCH_SERVERLESS_OFFLINE` names no folder that has it.']
      : []),
    `- A MOCK with templates makes half of the requests of a bare node:http: ${verdict(half >= 0.5, half.toFixed(2))}.`,
    `- Its p99 ${rate} is at most 3 times that of node:http: ${verdict(times <= 3, `${p99.veloway.toFixed(2)} ms : ${p99.node.toFixed(2)} ms`)}.`,
    `- \`veloway serve\` of 100 methods answers within 300 ms of its start: ${verdict(firstAnswer <= 300, `${figure(firstAnswer)} ms`)}.`,
    `- The heap after ${figure(memory.requests)} requests is that after a tenth of them: ${verdict(grown <= 1.1, `${figure(memory.after / 1e6)} MB : ${figure(memory.before / 1e6)} MB`)}.`,
  ].join('\n');
}

export function soapText({ bytes, figures, memory }: SoapFigures): string {
  const speed = (name: string): number => (bytes * speedOf(figures, name)) / 1e6;
  const rows = figures.map(({ name }) => [name, figure(speed(name)), (speed(name) / speed(BY_CONVENTION)).toFixed(2)]);
  const wanted = [BY_CONVENTION, BY_SCHEMA].map((name) => {
    return `- ${name}: 20 MB/s: ${verdict(speed(name) >= 20, figure(speed(name)))}.`;
  });
  const grown = memory.map(({ name, rounds, before, after, peak }) => {
    const heap = verdict(after <= before * 1.1, `${figure(after / 1e6)} MB : ${figure(before / 1e6)} MB`);
    const most = `the process grew by ${figure(peak / 1e6)} MB at most`;
    return `- ${name}: the heap after ${rounds} conversions is that after a tenth of them: ${heap}; ${most}.`;
  });
  const head = [`XML of ${figure(bytes / 1e6)} MB to data`, 'MB a second', 'ratio'];
  return ['## SOAP', '', table(head, rows), '', ...wanted, ...grown].join('\n');
}

/** Milliseconds from a keystroke to what an editor shows, with what is wanted of them. */
export function editingText({ documents, ready, memory, peak }: Editing): string {
  const questions: readonly Question[] = ['diagnostics', 'completion', 'hover', 'semanticTokens'];
  const rows = documents.map(({ name, lines, p95 }) => [
    `${name}, ${lines} lines`,
    ...questions.map((question) => figure(p95[question])),
  ]);
  const verdicts = questions.map((question) => {
    const worst = Math.max(...documents.map(({ p95 }) => p95[question]));
    return `- ${question}: within ${WANTED[question]} ms: ${verdict(worst <= WANTED[question], figure(worst))}.`;
  });
  const rest = [
    `- ready within ${WANTED.ready} ms of its start: ${verdict(ready <= WANTED.ready, figure(ready))}.`,
    memory === undefined
      ? '- This system does not tell how much memory a process holds.'
      : `- under ${MEMORY} MB at rest: ${verdict(memory < MEMORY, figure(memory))}; at most ${figure(peak ?? memory)} while typing.`,
  ];
  const head = ['p95 in ms after a keystroke', ...questions];
  return ['## Editing', '', table(head, rows), '', ...verdicts, ...rest].join('\n');
}

/** Megabytes that the language server may hold. */
const MEMORY = 150;
