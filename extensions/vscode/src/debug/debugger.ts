import {
  DebugAdapterInlineImplementation,
  type DebugConfiguration,
  type Disposable,
  debug,
  EvaluatableExpression,
  languages,
  type Uri,
  window,
} from 'vscode';
import { currentEditor, isTemplate } from '../current-template.js';
import { eventOf, type Sample, samplesFor } from '../preview/samples.js';
import { TemplateDebugAdapter } from './adapter.js';
import { launch } from './launch.js';

const TYPE = 'veloway';

/** A reference, as far as it goes on one line. */
const REFERENCE = /\$!?\{?[A-Za-z_][\w-]*(?:\.[A-Za-z][\w-]*(?:\([^()]*\))?|\[[^\]]*\])*\}?/;

/** @returns what makes templates debuggable */
export function registerDebugger(): Disposable[] {
  return [
    debug.registerDebugAdapterDescriptorFactory(TYPE, {
      createDebugAdapterDescriptor: () => new DebugAdapterInlineImplementation(new TemplateDebugAdapter(launch)),
    }),
    debug.registerDebugConfigurationProvider(TYPE, {
      resolveDebugConfiguration: (_folder, configuration) => completed(configuration),
    }),
    languages.registerEvaluatableExpressionProvider('vtl', {
      provideEvaluatableExpression(document, position) {
        const range = document.getWordRangeAtPosition(position, REFERENCE);
        return range && new EvaluatableExpression(range);
      },
    }),
  ];
}

/** Where a launch configuration names no template, or there is none, that which one looks at is meant. */
async function completed(configuration: DebugConfiguration): Promise<DebugConfiguration | undefined> {
  if (configuration.template) return configuration;
  const document = (await currentEditor(isTemplate))?.document;
  if (document === undefined) {
    void window.showInformationMessage('Open a mapping template to debug it.');
    return undefined;
  }
  const whole = { type: TYPE, request: 'launch', name: 'Debug the template' };
  return { ...whole, ...configuration, ...(configuration.type ? {} : whole), template: pathOf(document.uri) };
}

/** Documents that are no files have no path that tells where they are. */
function pathOf(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** Debugs the template that one looks at, with the sample that one chooses. */
export async function debugTemplate(): Promise<void> {
  const document = (await currentEditor(isTemplate))?.document;
  if (document === undefined) {
    void window.showInformationMessage('Open a mapping template to debug it.');
    return;
  }
  const { uri } = document;
  const sample = await chosenSample(uri);
  if (sample === undefined) return;
  const read = eventOf(sample.text);
  if ('problem' in read) {
    void window.showErrorMessage(read.problem);
    return;
  }
  const template = pathOf(uri);
  const name = `Debug with ${sample.name}`;
  await debug.startDebugging(undefined, { type: TYPE, request: 'launch', name, template, event: read.event });
}

async function chosenSample(template: Uri): Promise<Sample | undefined> {
  const samples = await samplesFor(template);
  if (samples.length === 1) return samples[0];
  const items = samples.map((sample) => ({ label: sample.name, sample }));
  const chosen = await window.showQuickPick(items, { title: 'The sample request to debug the template with' });
  return chosen?.sample;
}
