import { compile, type MappingTemplate, type Recording } from '@veloway/mapping';
import { DIALECTS, TemplateError } from '@veloway/vtl';
import { explainOutput, outputExplanationText } from '../explain/explain-output.js';
import { explainPlace, placeExplanationText } from '../explain/explain-place.js';
import { explanationJson } from '../explain/explanation-json.js';
import { offsetOfPlace } from '../explain/place-option.js';
import { traceText } from '../explain/trace.js';
import { readText } from '../read-file.js';
import { colors } from '../report/colors.js';
import { errorObject, printTemplateError } from '../report/problem.js';
import { type EventOptions, sampleEvent } from '../sample-event.js';
import { UsageError } from '../usage-error.js';

export interface ExplainOptions extends EventOptions {
  readonly phase: 'request' | 'response';
  readonly dialect: keyof typeof DIALECTS;
  /** A place in the template, `LINE:COLUMN`. */
  readonly at?: string;
  /** A place in the output, `LINE:COLUMN`. */
  readonly output?: string;
  readonly json?: boolean;
}

/**
 * `veloway explain`.
 *
 * @returns the exit code: 0 explained, 1 the template is refused or failed while it ran
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function explain(file: string, options: ExplainOptions): Promise<number> {
  if (options.at !== undefined && options.output !== undefined) {
    throw new UsageError('`--at` is a place in the template and `--output` one in the output: ask about one of them.');
  }
  if ([file, options.event, options.body].filter((name) => name === '-').length > 1) {
    throw new UsageError('Only one of TEMPLATE, `--event` and `--body` can be `-`, the standard input.');
  }
  const text = readText(file, 'the template');
  const event = await sampleEvent(options);
  try {
    const name = file === '-' ? 'standard input' : file;
    const template = compile(text, { name, dialect: DIALECTS[options.dialect] });
    const recording = template.record(event, { phase: options.phase });
    process.stdout.write(explanation(template, recording, options));
    return recording.error === undefined ? 0 : tellError(recording.error, options);
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

function explanation(template: MappingTemplate, recording: Recording, options: ExplainOptions): string {
  const color = colors(process.stdout);
  if (options.at !== undefined) {
    const { source } = template.tree;
    const offset = offsetOfPlace('--at', options.at, source.text, 'the template');
    const place = explainPlace(template, recording, offset);
    if (options.json) return explanationJson.place(place, recording);
    if (place !== undefined) return placeExplanationText(place, color);
    return `Nothing happens at ${source.name}:${options.at}.\n`;
  }
  if (options.output === undefined) return options.json ? explanationJson.run(recording) : traceText(recording, color);
  const offset = offsetOfPlace('--output', options.output, recording.output, 'the output');
  const found = explainOutput(recording, offset);
  if (options.json) return explanationJson.output(found, recording);
  if (found === undefined) throw new UsageError(`\`--output ${options.output}\` is past the end of the output.`);
  return outputExplanationText(found, recording, color);
}
