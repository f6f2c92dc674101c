import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DebugView } from './debug-view.js';
import { Workbench } from './workbench.js';

const CONFIGURATIONS = [
  { type: 'veloway', request: 'launch', name: 'What I look at' },
  {
    type: 'veloway',
    request: 'launch',
    name: 'One line',
    // Both are paths from the folder that is open.
    template: 'templates/create-order.vtl',
    event: 'templates/create-order.vtl.cases/one-line.event.json',
    stopOnEntry: false,
  },
  { type: 'veloway', request: 'launch', name: 'None', template: 'templates/none.vtl' },
];

let workbench: Workbench;
let view: DebugView;

beforeAll(async () => {
  const launch = JSON.stringify({ version: '0.2.0', configurations: CONFIGURATIONS });
  workbench = await Workbench.open('orders-api', undefined, { '.vscode/launch.json': launch });
  view = new DebugView(workbench);
  await workbench.openFile('create-order.vtl');
});

afterAll(() => workbench.close());

async function start(name: string): Promise<void> {
  await workbench.command('Debug: Select and Start Debugging');
  // The list is there only some time after the command: what is typed before is lost.
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
}

describe('a launch configuration', () => {
  it('that says nothing is about the template in the editor, and its first sample', async () => {
    await start('What I look at');
    await expect.poll(() => view.line()).toBe(2);
    await view.press('Step Over');
    await expect
      .poll(() => view.variables())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^\$order = \{.*"lines":\[\]/)]));
    await view.stop();
  });

  it('names a template and a sample', async () => {
    await workbench.goTo(17, 1);
    await workbench.page.keyboard.press('F9');
    await start('One line');
    await expect.poll(() => view.line()).toBe(17);
    await expect.poll(() => view.frames()).toEqual(['#foreach($line), round 1 of 1', 'create-order.vtl']);
    await view.stop();
  });

  it('that names no file is told so', async () => {
    await start('None');
    const told = workbench.page.locator('.monaco-dialog-box .dialog-message-container');
    await expect
      .poll(() => told.allTextContents())
      .toEqual([
        'There is no file `templates/none.vtl`: name one in the launch configuration, from the folder that is open.',
      ]);
    await workbench.page.keyboard.press('Escape');
  });
});

describe('a case in the Test Explorer', () => {
  it('can be debugged', async () => {
    await workbench.command('Testing: Focus on Test Explorer View');
    const row = (label: string) =>
      workbench.page.locator('.test-explorer .monaco-list-row', { hasText: label }).first();
    await row('create-order.vtl').click();
    await workbench.page.keyboard.press('ArrowRight');
    await row('several-lines-and-a-note').hover();
    await row('several-lines-and-a-note').getByLabel('Debug Test').click();
    await workbench.command('View: Show Run and Debug');
    await expect.poll(() => view.line()).toBe(2);
    await workbench.page.keyboard.press('F5');
    await expect.poll(() => view.frames()).toEqual(['#foreach($line), round 1 of 3', 'create-order.vtl']);
    await workbench.screenshot('debug-test');
    await view.stop();
  });
});
