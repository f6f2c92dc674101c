import { basename } from 'node:path';
import type { Case, Suite, SuiteSource } from '@veloway/testing';
import { Range, type TestController, type TestItem, type TestItemCollection, Uri, workspace } from 'vscode';
import { fullPath, suitesIn } from './suites.js';

/** What a test of VS Code stands for. */
export interface Declared {
  readonly source: SuiteSource;
  /** Undefined for all the cases of the declaration. */
  readonly name: string | undefined;
}

/** The tests as VS Code shows them: a declaration of cases, and below it its cases. */
export class TestTree {
  private readonly declared = new WeakMap<TestItem, Declared>();

  constructor(private readonly controller: TestController) {}

  /** Reads all cases of the workspace anew. */
  async refresh(): Promise<void> {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const read = await Promise.all(folders.map(({ uri }) => suitesIn(uri.fsPath)));
    const items = read.flat().flatMap((one) => ('suite' in one ? [this.suiteItem(one.source, one.suite)] : []));
    replaceItems(this.controller.items, items);
  }

  declarationOf(item: TestItem): Declared | undefined {
    return this.declared.get(item);
  }

  /** @returns the tests of cases that a test stands for: itself, or all below it */
  casesOf(item: TestItem): readonly TestItem[] {
    if (this.declarationOf(item)?.name !== undefined) return [item];
    return Array.from(item.children, ([, child]) => child);
  }

  private suiteItem(source: SuiteSource, suite: Suite): TestItem {
    const file = fullPath(suite.file);
    const template = suite.template === undefined ? undefined : fullPath(suite.template);
    const label = basename(template ?? file);
    const known = this.controller.items.get(file);
    const item = known ?? this.controller.createTestItem(file, label, Uri.file(template ?? file));
    item.description = source.kind === 'test-file' ? basename(file) : '';
    item.range = new Range(0, 0, 0, 0);
    item.error = suite.problems.map(({ message }) => message).join('\n') || undefined;
    this.declared.set(item, { source, name: undefined });
    replaceItems(
      item.children,
      suite.cases.map((tested) => this.caseItem(item, source, tested)),
    );
    return item;
  }

  private caseItem(parent: TestItem, source: SuiteSource, { name, place }: Case): TestItem {
    const id = `${parent.id}/${name}`;
    const item = parent.children.get(id) ?? this.controller.createTestItem(id, name, Uri.file(fullPath(place.file)));
    item.range = new Range(place.line - 1, 0, place.line - 1, 0);
    this.declared.set(item, { source, name });
    return item;
  }
}

/** A test that is still there stays the same one: VS Code knows by it how it ended, and what runs continuously. */
function replaceItems(collection: TestItemCollection, items: readonly TestItem[]): void {
  const ids = new Set(items.map(({ id }) => id));
  for (const [id] of [...collection]) if (!ids.has(id)) collection.delete(id);
  for (const item of items) if (collection.get(item.id) !== item) collection.add(item);
}
