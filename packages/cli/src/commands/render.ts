import { compile, type MappingTemplate, overrideLines, type Rendered } from '@veloway/mapping';
import { DIALECTS, TemplateError } from '@veloway/vtl';
import { readTemplate, type TemplateOptions } from '../definition/read-template.js';
import { colors } from '../report/colors.js';
import { prettyJson } from '../report/pretty-json.js';
import { errorObject, printProblem, printTemplateError, problemObject } from '../report/problem.js';
import { type EventOptions, sampleEvent } from '../sample-event.js';
import { UsageError } from '../usage-error.js';
import { writeText } from '../write-file.js';

export interface RenderOptions extends EventOptions, TemplateOptions {
  readonly dialect: keyof typeof DIALECTS;
  readonly pretty?: boolean;
  readonly output?: string;
  readonly watch?: boolean;
  readonly json?: boolean;
  readonly jobs?: string;
}

/**
 * `veloway render`.
 *
 * @param method which template is meant, where the file is a definition of an API
 * @returns the exit code: 0 rendered, 1 the template or its run failed
 * @throws UsageError where the command line or a file that it names is wrong
 */
export async function render(
  template: string | undefined,
  method: string | undefined,
  options: RenderOptions,
): Promise<number> {
  if (options.jobs !== undefined) {
    if (template !== undefined) throw new UsageError('`--jobs` brings its templates along: leave TEMPLATE out.');
    const { renderJobs } = await import('./render-jobs.js');
    return renderJobs(options.jobs, options.output);
  }
  if (template === undefined) throw new UsageError('Which template? `veloway render TEMPLATE --event FILE`.');
  if ([template, options.event, options.body].filter((file) => file === '-').length > 1) {
    throw new UsageError('Only one of TEMPLATE, `--event` and `--body` can be `-`, the standard input.');
  }
  if (!options.watch) return renderOnce(template, method, options);
  const { watch } = await import('../watch.js');
  const files = [template, options.event, options.body].filter(
    (file): file is string => file !== undefined && file !== '-',
  );
  return watch(files, () => renderOnce(template, method, options));
}

async function renderOnce(file: string, method: string | undefined, options: RenderOptions): Promise<number> {
  const { text, ...source } = await readTemplate(file, method, options);
  const event = await sampleEvent(options);
  try {
    const template = compile(text, { ...source, dialect: DIALECTS[options.dialect] });
    const rendered = template.render(event, { phase: options.phase });
    await report(template, rendered, options);
    return 0;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    if (options.json) print(`${JSON.stringify({ error: errorObject(error) })}\n`, options.output);
    else process.stderr.write(`${printTemplateError(error, colors())}\n`);
    return 1;
  }
}

async function report(template: MappingTemplate, rendered: Rendered, options: RenderOptions): Promise<void> {
  const output = options.pretty ? await indented(rendered.output) : rendered.output;
  if (options.json) {
    const { source } = template.tree;
    const warnings = template.warnings.map((warning) => problemObject(warning, source, warning));
    print(`${JSON.stringify({ output, overrides: rendered.overrides, warnings })}\n`, options.output);
    return;
  }
  for (const warning of template.warnings) {
    process.stderr.write(`${printProblem(warning, template.tree.source, colors())}\n`);
  }
  const overrides = overrideLines(rendered.overrides).join('\n');
  if (overrides !== '') process.stderr.write(`${colors().cyan(overrides)}\n`);
  print(output, options.output);
}

function print(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text);
  else writeText(file, text);
}

/** Indents an output that is JSON; any other stays as it is. */
async function indented(output: string): Promise<string> {
  const pretty = await prettyJson(output);
  if (pretty !== undefined) return pretty;
  process.stderr.write(`${colors().yellow('The output is no JSON, so --pretty leaves it as it is.')}\n`);
  return output;
}
