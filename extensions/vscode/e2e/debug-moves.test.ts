import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DebugView } from './debug-view.js';
import { Workbench } from './workbench.js';

const TEMPLATE = `#set($skus = [])
#define($first)
#set($sku = $skus.get(0))
"$sku"
#end
#foreach($line in $input.path('$.lines'))
#set($isNew = $skus.add($line.sku))
#end
{
  "first": $first,
  "count": $skus.size()
}
`;

let workbench: Workbench;
let view: DebugView;

beforeAll(async () => {
  workbench = await Workbench.open('orders-api');
  const template = join(workbench.folder, 'templates/skus.vtl');
  writeFileSync(template, TEMPLATE);
  mkdirSync(`${template}.cases`);
  writeFileSync(`${template}.cases/two.event.json`, '{"body": {"lines": [{"sku": "A-1"}, {"sku": "B-9"}]}}');
  view = new DebugView(workbench);
  await workbench.openFile('skus.vtl');
  await workbench.command('Veloway: Debug the Template');
  await workbench.pick('', 'two');
});

afterAll(() => workbench.close());

/** Presses a button of the toolbar until the run stands at a line. */
async function pressTo(button: string, line: number): Promise<void> {
  await view.press(button);
  await expect.poll(() => view.line()).toBe(line);
}

describe('a run that is walked along', () => {
  it('enters a loop, whose rounds are rows of the call stack', async () => {
    await expect.poll(() => view.line()).toBe(1);
    await pressTo('Step Over', 2);
    await pressTo('Step Over', 6);
    await view.press('Step Over');
    await expect.poll(() => view.frames()).toEqual(['#foreach($line), round 1 of 2', 'skus.vtl']);
    await pressTo('Step Over', 7);
  });

  it('watches a list that methods change', async () => {
    await view.watch('$skus');
    await expect.poll(() => view.watches()).toEqual(['$skus = []']);
    await view.press('Step Over');
    await expect.poll(() => view.watches()).toEqual(['$skus = ["A-1"]']);
    await view.press('Step Back');
    await expect.poll(() => view.watches()).toEqual(['$skus = []']);
  });

  it('shows the variables of the loop, and the request', async () => {
    await view.toggle('Loop over $line');
    await expect.poll(() => view.variables()).toContain('$line = {"sku":"A-1"}');
    await workbench.screenshot('debug-scopes');
  });

  it('leaves the loop', async () => {
    await pressTo('Step Out', 10);
    await expect.poll(() => view.frames()).toEqual(['skus.vtl']);
    await expect.poll(() => view.watches()).toEqual(['$skus = ["A-1","B-9"]']);
  });

  it('enters a block where it is printed, leaves it, and goes over it', async () => {
    await pressTo('Step Into', 3);
    await expect.poll(() => view.frames()).toEqual(['#define($first)', 'skus.vtl']);
    await workbench.screenshot('debug-define');
    await pressTo('Step Out', 11);
    await pressTo('Step Back', 4);
    await pressTo('Step Back', 3);
    await pressTo('Step Back', 10);
    await pressTo('Step Over', 11);
    await view.stop();
  });
});
