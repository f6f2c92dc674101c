import {
  type Case,
  type CaseResult,
  type Covering,
  covering,
  readSuite,
  runSuites,
  type SuiteSource,
  update,
} from '@veloway/testing';
import {
  type CancellationToken,
  commands,
  type Disposable,
  debug,
  RelativePattern,
  type TestController,
  type TestItem,
  type TestRun,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { TemplateFileCoverage } from './coverage.js';
import { failureMessage } from './failure-message.js';
import { fullPath } from './suites.js';
import { TestTree } from './tree.js';

/** Files that have a say in the cases. */
const FILES = '**/{*.vtl,*.vm,*.velocity,*.vtltest.yaml,*.vtltest.yml,*.vtltest.json,*.cases/*}';

/** Milliseconds after the last change of a file, since editors and version control change several at once. */
const PAUSE = 150;

/** The cases of templates in VS Code's Test Explorer. */
export class Tests implements Disposable {
  private readonly controller: TestController = tests.createTestController('veloway', 'Mapping templates');
  private readonly tree = new TestTree(this.controller);
  private readonly disposables: Disposable[] = [this.controller];
  /** What runs anew whenever a file changes. */
  private readonly continuous = new Set<TestRunRequest>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const run = (request: TestRunRequest, token: CancellationToken) => this.start(request, token);
    this.controller.createRunProfile('Run', TestRunProfileKind.Run, run, true, undefined, true);
    this.controller.createRunProfile('Debug', TestRunProfileKind.Debug, (request) => this.debug(request), true);
    const coverage = this.controller.createRunProfile('Coverage', TestRunProfileKind.Coverage, run, true);
    coverage.loadDetailedCoverage = async (_run, file) =>
      file instanceof TemplateFileCoverage ? [...file.details] : [];
    this.controller.refreshHandler = () => this.tree.refresh();
    for (const folder of workspace.workspaceFolders ?? []) this.watch(new RelativePattern(folder, FILES));
    this.soon();
  }

  /** Shows the Test Explorer, and runs all cases. */
  async runAll(): Promise<void> {
    await commands.executeCommand('workbench.view.testing.focus');
    await this.tree.refresh();
    await this.run(new TestRunRequest());
  }

  /** Runs all cases of a template. */
  async runTemplate(template: Uri): Promise<void> {
    const items = Array.from(this.controller.items, ([, item]) => item);
    await this.run(new TestRunRequest(items.filter(({ uri }) => uri?.toString() === template.toString())));
  }

  /** Makes what a template prints the expected output of a case. */
  async accept(item: TestItem): Promise<void> {
    for (const one of this.tree.casesOf(item)) {
      const declared = this.tree.declarationOf(one);
      if (declared?.name === undefined) continue;
      const { messages } = await update(await runSuites([await suiteOf(declared.source, [declared.name])]));
      void window.showInformationMessage(messages.join(' ') || 'There is nothing to accept: the case has passed.');
    }
    await this.run(new TestRunRequest([item]));
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
  }

  private watch(pattern: RelativePattern): void {
    const watcher = workspace.createFileSystemWatcher(pattern);
    const changed = (): void => this.soon();
    this.disposables.push(
      watcher,
      ...[watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete].map((on) => on(changed)),
    );
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.changed(), PAUSE);
  }

  private async changed(): Promise<void> {
    await this.tree.refresh();
    for (const { include, exclude, profile } of this.continuous) {
      // A request can be run once.
      await this.run(new TestRunRequest(include, exclude, profile, true));
    }
  }

  private async start(request: TestRunRequest, token: CancellationToken): Promise<void> {
    if (!request.continuous) return this.run(request, token);
    this.continuous.add(request);
    token.onCancellationRequested(() => this.continuous.delete(request));
  }

  private async run(request: TestRunRequest, token?: CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    const isCovering = request.profile?.kind === TestRunProfileKind.Coverage;
    const covered = isCovering ? covering([]) : undefined;
    for (const [source, items] of this.bySource(request)) {
      if (token?.isCancellationRequested) break;
      await runSource(run, source, items, covered?.recorded);
    }
    for (const report of covered?.reports() ?? []) run.addCoverage(TemplateFileCoverage.of(report));
    run.end();
  }

  /** Goes along the run of one case, since a person follows one at a time. */
  private async debug(request: TestRunRequest): Promise<void> {
    const [source, [item]] = [...this.bySource(request)][0] ?? [undefined, []];
    if (source === undefined || item === undefined) return;
    const { template, inDefinition, cases } = await suiteOf(source, [item.label]);
    const [tested] = cases;
    if (template === undefined || inDefinition !== undefined || tested === undefined) {
      void window.showInformationMessage('Only a template in a file of its own can be debugged.');
      return;
    }
    const { event, phase } = tested;
    const launch = { type: 'veloway', request: 'launch', template: fullPath(template), event, phase };
    await debug.startDebugging(undefined, { ...launch, name: `Debug ${item.label}` });
  }

  /** A declaration is read once for all of its cases that are asked for. */
  private bySource({ include, exclude }: TestRunRequest): Map<SuiteSource, readonly TestItem[]> {
    const asked = include ?? Array.from(this.controller.items, ([, item]) => item);
    const cases = asked.flatMap((item) => this.tree.casesOf(item));
    const bySource = new Map<SuiteSource, readonly TestItem[]>();
    for (const item of cases.filter((one) => !exclude?.includes(one))) {
      const source = this.tree.declarationOf(item)?.source;
      if (source !== undefined) bySource.set(source, [...(bySource.get(source) ?? []), item]);
    }
    return bySource;
  }
}

async function suiteOf(source: SuiteSource, names: readonly (string | undefined)[]) {
  const suite = await readSuite(source);
  return { ...suite, cases: suite.cases.filter(({ name }: Case) => names.includes(name)) };
}

async function runSource(
  run: TestRun,
  source: SuiteSource,
  items: readonly TestItem[],
  recorded: Covering['recorded'] | undefined,
): Promise<void> {
  for (const item of items) run.started(item);
  const { suites } = await runSuites(
    [
      await suiteOf(
        source,
        items.map(({ label }) => label),
      ),
    ],
    { recorded },
  );
  const results = suites.flatMap(({ cases }) => cases);
  for (const item of items) {
    const result = results.find(({ case: tested }) => tested.name === item.label);
    await report(run, item, result);
  }
}

async function report(run: TestRun, item: TestItem, result: CaseResult | undefined): Promise<void> {
  if (result === undefined || result.status === 'skipped') return run.skipped(item);
  if (result.status === 'passed') return run.passed(item, result.duration);
  const messages = await Promise.all(result.failures.map((failure) => failureMessage(result, failure)));
  run.failed(item, messages, result.duration);
  run.appendOutput(`${item.label}: ${messages.map(({ message }) => message).join(' ')}\r\n`, undefined, item);
}
