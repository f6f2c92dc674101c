import {
  type Disposable,
  type ExtensionContext,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { pageOf } from './html.js';
import type { FromView, ToView } from './messages.js';
import { methodSubject } from './method-subject.js';
import { runSubject, type SubjectRun, type TemplateRun, writerOf, writtenBy } from './run.js';
import { eventOf, type Sample, samplesFor } from './samples.js';
import { type Subject, templateSubject } from './subject.js';

/** Milliseconds after the last keystroke: what one types is rendered at once, and a paste only once. */
const PAUSE = 40;

const NOTHING: SubjectRun = { stages: [], runs: [] };

/** The preview beside an editor: one page, which follows the template that one looks at. */
export class PreviewPanel implements Disposable {
  private readonly panel: WebviewPanel;
  private readonly disposables: Disposable[] = [];
  private samples: readonly Sample[] = [];
  private sample = '';
  private event = '{}';
  private answer = '{}';
  private run: SubjectRun = NOTHING;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    context: ExtensionContext,
    private document: TextDocument,
    /** Where one looks in a definition, which says which method is meant. */
    private offset: number,
    private readonly onDispose: () => void,
  ) {
    const roots = [Uri.joinPath(context.extensionUri, 'dist')];
    const options = { enableScripts: true, localResourceRoots: roots };
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.panel = window.createWebviewPanel('veloway.preview', 'Preview', place, options);
    this.panel.webview.html = pageOf(this.panel.webview, context.extensionUri);
    this.panel.iconPath = Uri.joinPath(context.extensionUri, 'media/file.svg');
    this.disposables.push(
      this.panel.onDidDispose(() => this.dispose()),
      this.panel.webview.onDidReceiveMessage((message: FromView) => this.receive(message)),
      workspace.onDidChangeTextDocument(({ document: changed }) => {
        if (changed === this.document) this.soon();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.select(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
    );
  }

  /** @param onDispose called once the page is closed */
  static async show(context: ExtensionContext, editor: TextEditor, onDispose: () => void): Promise<PreviewPanel> {
    const offset = editor.document.offsetAt(editor.selection.active);
    const panel = new PreviewPanel(context, editor.document, offset, onDispose);
    await panel.read();
    return panel;
  }

  reveal(editor: TextEditor): void {
    this.panel.reveal(undefined, true);
    this.follow(editor);
  }

  /** Renders with another sample request. */
  choose(name: string): void {
    this.sample = name;
    this.event = this.samples.find((sample) => sample.name === name)?.text ?? '{}';
    this.render();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
    this.panel.dispose();
    this.onDispose();
  }

  private receive(message: FromView): void {
    switch (message.kind) {
      case 'ready':
        return this.render();
      case 'sample':
        return this.choose(message.name);
      case 'event':
        this.event = message.text;
        return this.soon();
      case 'backend':
        this.answer = message.text;
        return this.soon();
      case 'reveal':
        return this.goTo(message.stage, writerIn(this.run.runs[message.stage], message.offset));
      case 'problem':
        return this.goTo(message.stage, this.run.stages[message.stage]?.problems[message.problem]?.place);
      default:
        return message satisfies never;
    }
  }

  /** Shows another template, once one looks at it. */
  private follow(editor: TextEditor): void {
    if (editor.document === this.document || !isPreviewed(editor.document)) return;
    this.document = editor.document;
    this.offset = editor.document.offsetAt(editor.selection.active);
    void this.read();
  }

  private async read(): Promise<void> {
    this.samples = await samplesFor(this.document.uri);
    this.choose(this.samples[0]?.name ?? '');
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.render(), PAUSE);
  }

  private render(): void {
    const subject = subjectOf(this.document, this.offset);
    const read = eventOf(this.event);
    if (subject === undefined) this.run = NOTHING;
    else if ('event' in read) this.run = runSubject(subject, read.event, this.answer);
    this.panel.title = `Preview ${subject?.title ?? ''}`.trim();
    this.send({
      kind: 'show',
      shown: {
        title: subject?.title ?? 'There is no template here.',
        samples: this.samples.map(({ name }) => name),
        sample: this.sample,
        event: this.event,
        eventProblem: 'problem' in read ? read.problem : undefined,
        stages: this.run.stages,
      },
    });
  }

  private select({ document, selection }: TextEditor): void {
    if (document !== this.document) return;
    const start = document.offsetAt(selection.start);
    const end = document.offsetAt(selection.end);
    const stage = this.run.runs.findIndex((run) => run?.stage.toTemplate(start) !== undefined);
    const run = this.run.runs[stage];
    if (run === undefined) return this.lookAt(start);
    const from = run.stage.toTemplate(start) ?? 0;
    const to = run.stage.toTemplate(end) ?? from;
    this.send({ kind: 'highlight', stage, stretches: writtenBy(run, [from, to]) });
  }

  /** Another method's template may be there. */
  private lookAt(offset: number): void {
    this.offset = offset;
    if (this.document.languageId !== 'vtl') this.soon();
  }

  private goTo(stage: number, place: readonly [number, number] | undefined): void {
    const run = this.run.runs[stage];
    if (run === undefined || place === undefined) return;
    const [start, end] = place.map((offset) => this.document.positionAt(run.stage.toDocument(offset)));
    if (start !== undefined && end !== undefined) void reveal(this.document, new Range(start, end));
  }

  private send(message: ToView): void {
    void this.panel.webview.postMessage(message);
  }
}

function writerIn(run: TemplateRun | undefined, offset: number): readonly [number, number] | undefined {
  return run && writerOf(run, offset);
}

/** @returns whether a document may hold templates */
export function isPreviewed({ languageId }: TextDocument): boolean {
  return ['vtl', 'yaml', 'json', 'jsonc'].includes(languageId);
}

function subjectOf(document: TextDocument, offset: number): Subject | undefined {
  const name = document.uri.path.split('/').at(-1) ?? 'template';
  const text = document.getText();
  return document.languageId === 'vtl' ? templateSubject(name, text) : methodSubject(text, name, offset);
}

/** Shows a range in the editor that already has the document, beside the preview. */
async function reveal(document: TextDocument, range: Range): Promise<void> {
  const open = window.visibleTextEditors.find((editor) => editor.document === document);
  const column = open?.viewColumn ?? ViewColumn.One;
  const editor = await window.showTextDocument(document, { viewColumn: column, preserveFocus: false });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
