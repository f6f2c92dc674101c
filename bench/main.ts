import { type Jvm, startJvm } from './contestants/jvm.js';
import { type Editing, measureEditing } from './editing.js';
import { type Machine, machine, type Pace, QUICK, THOROUGH } from './measure.js';
import { compareParsing, type Parsing } from './parsing.js';
import { type Comparison, compareJobs, compareRecording, compareRendering } from './rendering.js';
import {
  comparisonText,
  editingText,
  machineText,
  missingText,
  parsingText,
  recordingText,
  renderingText,
  servingText,
  soapText,
  startUpText,
  testingText,
} from './report.js';
import { compareServing, type Serving } from './serving.js';
import { compareSoap, type SoapFigures } from './soap.js';
import { compareStartUp, type StartUp } from './start-up.js';
import { type SubjectSet, subjectSets } from './subject.js';
import { compareTesting, type Testing } from './testing.js';

interface Options {
  /** The folder of the repository. */
  readonly root: string;
  readonly quick: boolean;
  readonly json: boolean;
  /** Whether the gateway alone is measured. */
  readonly serving: boolean;
  /** Whether XML to JSON alone is measured. */
  readonly soap: boolean;
  /** Whether the language server alone is measured. */
  readonly editing: boolean;
}

/** All that was measured, in the shape that `--json` prints. */
interface Figures {
  readonly machine: Machine;
  readonly rendering: Record<string, Comparison[]>;
  readonly jobs: Record<string, Comparison[]>;
  readonly recording: Record<string, Comparison[]>;
  parsing?: Parsing[];
  startUp?: StartUp;
  testing?: Testing;
  serving?: Serving;
  soap?: SoapFigures;
  editing?: Editing;
}

type Say = (text: string) => void;

export async function main({ root, quick, json, serving, soap, editing }: Options): Promise<void> {
  const say: Say = json ? () => {} : (text) => console.log(`${text}\n`);
  const isPart = serving || soap || editing;
  const java = isPart ? 'not started, as a part is measured alone' : await startJvm(root);
  const jvm = typeof java === 'string' ? undefined : java;
  const figures: Figures = {
    machine: machine(typeof java === 'string' ? java : java.version),
    rendering: {},
    jobs: {},
    recording: {},
  };
  say(machineText(figures.machine));
  if (typeof java === 'string' && !isPart) say(missingText(java));
  try {
    const pace = quick ? QUICK : THOROUGH;
    if (!isPart) await measureAll(figures, root, jvm, pace, say);
    if (soap || !isPart) say(soapText((figures.soap = await compareSoap(root, pace, !quick))));
    if (editing || !isPart) say(editingText((figures.editing = await measureEditing(root, quick ? 60 : 1000))));
    if (serving || !isPart) say(servingText((figures.serving = await compareServing(root, pace, !quick))));
  } finally {
    jvm?.end();
  }
  if (json) console.log(JSON.stringify(figures, null, 2));
}

async function measureAll(figures: Figures, root: string, jvm: Jvm | undefined, pace: Pace, say: Say): Promise<void> {
  const sets = subjectSets(root);
  for (const set of sets) await measureSet(figures, set, jvm, pace, say);
  figures.parsing = await compareParsing(root, jvm, pace);
  say(parsingText(figures.parsing, pace.budget / 1000));
  const small = sets[0]?.subjects[0];
  if (small === undefined) return;
  figures.startUp = compareStartUp(root, small);
  say(startUpText(figures.startUp));
  const medium = sets[0]?.subjects[1];
  if (medium === undefined) return;
  figures.testing = compareTesting(root, medium);
  say(testingText(figures.testing));
}

async function measureSet(
  figures: Figures,
  set: SubjectSet,
  jvm: Jvm | undefined,
  pace: Pace,
  say: Say,
): Promise<void> {
  const rendering = await compareRendering(set, jvm, pace);
  figures.rendering[set.title] = rendering;
  say(renderingText(`Rendering, ${set.title}`, rendering));
  const jobs = await compareJobs(set, pace);
  figures.jobs[set.title] = jobs;
  say(comparisonText(`Whole jobs, body as text, ${set.title}`, jobs));
  const recording = await compareRecording(set, pace);
  figures.recording[set.title] = recording;
  say(recordingText(`Recording, body as text, ${set.title}`, recording));
}
