import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from 'vscode';
import { templateNamed } from './hosted-templates.js';
import type { TemplateSync } from './sync.js';
import { addressOf } from './template-uri.js';

/** The templates of definitions as files: their texts are read from the definitions, and saved with them. */
export class TemplateFiles implements FileSystemProvider {
  private readonly changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private written = 0;

  constructor(private readonly sync: TemplateSync) {}

  /** Definitions are watched as what they are. */
  watch(): Disposable {
    return { dispose: () => {} };
  }

  async stat(uri: Uri) {
    const { length } = await this.readFile(uri);
    return { type: FileType.File, ctime: 0, mtime: this.written, size: length };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const address = addressOf(uri);
    if (address === undefined) throw FileSystemError.FileNotFound(uri);
    const definition = await workspace.openTextDocument(address.host);
    const template = templateNamed(definition, address.key);
    if (template === undefined) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(template.hosted.view.text);
  }

  /** What is saved here is saved there. */
  async writeFile(uri: Uri): Promise<void> {
    const address = addressOf(uri);
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (address === undefined || document === undefined) throw FileSystemError.NoPermissions(uri);
    if (!(await this.sync.push(document, address))) {
      throw FileSystemError.NoPermissions('The definition cannot say this the way it spells the template.');
    }
    this.written++;
    const definition = await workspace.openTextDocument(address.host);
    if (definition.isDirty) await definition.save();
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }
}
