import { window } from 'vscode';

/** Says that something cannot be done in a browser, or with files that are elsewhere. */
export function needsDisk(): undefined {
  void window.showInformationMessage('This needs a folder on a disk: open it in VS Code on a desktop.');
}
