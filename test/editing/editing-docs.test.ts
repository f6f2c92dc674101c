import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, filesFrom, startClient } from '../../packages/language-server/test/client.js';
import { ROOT } from '../veloway.js';
import { type PageQuestion, questionsOf, withAnswers } from './editing-page.js';
import { shownAnswer } from './shown-answer.js';

/** Asks what the pages of `docs/editing` ask, through the protocol, and compares with what they say is answered. */

const FOLDER = join(ROOT, 'docs/editing');
const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');
const UPDATE = process.env.UPDATE_DOCUMENTATION === '1';
const CURSOR = '█';
const URI = 'file:///project';

describe.each(PAGES)('docs/editing/%s', (name) => {
  it('says what the server answers', async () => {
    const page = readFileSync(join(FOLDER, name), 'utf8');
    const questions = questionsOf(page);
    expect(questions).not.toHaveLength(0);
    const answers: string[] = [];
    for (const question of questions) answers.push(await answerTo(question));
    if (UPDATE) writeFileSync(join(FOLDER, name), withAnswers(page, answers));
    else expect(answers).toEqual(questions.map(({ answer }) => answer));
  });
});

async function answerTo({ method, files }: PageQuestion): Promise<string> {
  const document = files.at(-1);
  if (document === undefined) throw new Error(`A page asks ${method} of nothing.`);
  const others = files.map(({ name, text }) => [`${URI}/${name}`, text.replace(CURSOR, '')]);
  const client = await startClient(filesFrom(Object.fromEntries(others)), PARAMS);
  const uri = `${URI}/${document.name}`;
  const text = document.text.replace(CURSOR, '');
  const open = TextDocument.create(uri, languageOf(document.name), 1, text);
  client.open(uri, open.languageId, text);
  try {
    const answer = await ask(client, method, open, document.text.indexOf(CURSOR));
    const legend = client.initialized.capabilities.semanticTokensProvider?.legend;
    return shownAnswer(method, answer, { document: open, legend });
  } finally {
    await client.close();
  }
}

const PARAMS = {
  workspaceFolders: [{ uri: URI, name: 'project' }],
  initializationOptions: { commands: ['veloway.preview', 'veloway.test'] },
};

async function ask(client: Client, method: string, document: TextDocument, cursor: number): Promise<unknown> {
  const published = await client.diagnostics(document.uri);
  if (method === 'textDocument/publishDiagnostics') return published;
  const position = document.positionAt(Math.max(0, cursor));
  const end = document.positionAt(document.getText().length);
  return client.request(method, {
    textDocument: { uri: document.uri },
    position,
    positions: [position],
    range:
      method === 'textDocument/codeAction'
        ? { start: position, end: position }
        : { start: { line: 0, character: 0 }, end },
    ...{
      newName: 'renamed',
      ch: typedBefore(document.getText(), cursor),
      context: { diagnostics: [], includeDeclaration: true },
    },
    options: { tabSize: 2, insertSpaces: true },
  });
}

/** An editor indents a line that is begun, so that blanks before the cursor come with the line ending. */
function typedBefore(text: string, cursor: number): string {
  return /\n[ \t]*$/.test(text.slice(0, cursor)) ? '\n' : text.charAt(cursor - 1);
}

function languageOf(name: string): string {
  return /\.(vtl|vm)$/.test(name) ? 'vtl' : name.endsWith('.json') ? 'json' : 'yaml';
}
