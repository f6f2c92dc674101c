import { commands, window, workspace } from 'vscode';

const MANAGE = 'Manage Workspace Trust';

/** @returns whether functions, which are code of the workspace, may run; where they may not, people are told */
export function mayRun(): boolean {
  if (!workspace.isTrusted) void tell();
  return workspace.isTrusted;
}

async function tell(): Promise<void> {
  const message = 'The gateway runs the code of Lambda functions: trust the workspace first.';
  if ((await window.showWarningMessage(message, MANAGE)) === MANAGE) {
    await commands.executeCommand('workbench.trust.manage');
  }
}
