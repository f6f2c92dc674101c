import { compile, type MappingTemplate, type Recording } from '@veloway/mapping';
import { DIALECTS, TemplateError } from '@veloway/vtl';
import { readTemplate, type TemplateOptions } from '../definition/read-template.js';
import type { TemplateText } from '../definition/template-text.js';
import { explainOutput, outputExplanationText } from '../explain/explain-output.js';
import { explainPlace, placeExplanationText } from '../explain/explain-place.js';
import { explanationJson } from '../explain/explanation-json.js';
import { offsetOfPlace } from '../explain/place-option.js';
import { traceText } from '../explain/trace.js';
import { colors } from '../report/colors.js';
import { errorObject, printTemplateError } from '../report/problem.js';
import { type EventOptions, sampleEvent } from '../sample-event.js';
import { UsageError } from '../usage-error.js';

export interface ExplainOptions extends EventOptions, TemplateOptions {
  readonly dialect: keyof typeof DIALECTS;
  /** A place in the template's file, `LINE:COLUMN`. */
  readonly at?: string;
  /** A place in the output, `LINE:COLUMN`. */
  readonly output?: string;
  readonly json?: boolean;
}

/**
 * `veloway explain`.
 *
 * @param method which template is meant, where the file is a definition of an API
 * @returns the exit code: 0 explained, 1 the template is refused or failed while it ran
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function explain(file: string, method: string | undefined, options: ExplainOptions): Promise<number> {
  if (options.at !== undefined && options.output !== undefined) {
    throw new UsageError('`--at` is a place in the template and `--output` one in the output: ask about one of them.');
  }
  if ([file, options.event, options.body].filter((name) => name === '-').length > 1) {
    throw new UsageError('Only one of TEMPLATE, `--event` and `--body` can be `-`, the standard input.');
  }
  const found = await readTemplate(file, method, options);
  const event = await sampleEvent(options);
  try {
    const template = compile(found.text, { ...found, dialect: DIALECTS[options.dialect] });
    const recording = template.record(event, { phase: options.phase });
    // The error comes first, since it says why a place of the output is not there.
    const code = recording.error === undefined ? 0 : tellError(recording.error, options);
    const text = explanation(template, recording, found, options);
    if (text !== undefined) process.stdout.write(text);
    return text === undefined ? Math.max(code, 1) : code;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    if (options.json) process.stdout.write(`${JSON.stringify({ error: errorObject(error) })}\n`);
    return tellError(error, options);
  }
}

/** The JSON has the error in it. */
function tellError(error: TemplateError, { json }: ExplainOptions): number {
  if (!json) process.stderr.write(`${printTemplateError(error, colors())}\n`);
  return 1;
}

function explanation(
  template: MappingTemplate,
  recording: Recording,
  file: TemplateText,
  options: ExplainOptions,
): string | undefined {
  const color = colors(process.stdout);
  if (options.at !== undefined) {
    const { origin, name, text } = file;
    const asked = offsetOfPlace(
      '--at',
      options.at,
      origin?.text ?? text,
      origin === undefined ? 'the template' : 'the file',
    );
    const offset = file.toTemplate === undefined ? asked : file.toTemplate(asked);
    const place = offset === undefined ? undefined : explainPlace(template, recording, offset);
    if (options.json) return explanationJson.place(place, recording);
    if (place !== undefined) return placeExplanationText(place, color);
    return `Nothing happens at ${origin?.file ?? name}:${options.at}.\n`;
  }
  if (options.output === undefined) return options.json ? explanationJson.run(recording) : traceText(recording, color);
  const offset = offsetOfPlace('--output', options.output, recording.output, 'the output');
  const found = explainOutput(recording, offset);
  if (options.json) return explanationJson.output(found, recording);
  if (found === undefined) {
    process.stderr.write(`\`--output ${options.output}\` is past the end of the output.\n`);
    return undefined;
  }
  return outputExplanationText(found, recording, color);
}
