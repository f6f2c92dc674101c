import { type Disposable, type ExtensionContext, window } from 'vscode';
import { currentEditor } from '../current-template.js';
import { isPreviewed, PreviewPanel } from './panel.js';

/** The one preview that there is, if there is one. */
export class Preview implements Disposable {
  private panel: PreviewPanel | undefined;

  constructor(private readonly context: ExtensionContext) {}

  /**
   * Shows the output of the template that one looks at, beside it.
   *
   * @param sample the name of the sample request to render it with
   */
  async show(sample?: string): Promise<void> {
    const editor = await currentEditor(isPreviewed);
    if (editor === undefined) {
      void window.showInformationMessage('Open a mapping template, or a definition that has one, to preview it.');
      return;
    }
    if (this.panel !== undefined) this.panel.reveal(editor);
    this.panel ??= await PreviewPanel.show(this.context, editor, () => {
      this.panel = undefined;
    });
    if (sample !== undefined) this.panel.choose(sample);
  }

  dispose(): void {
    this.panel?.dispose();
  }
}
