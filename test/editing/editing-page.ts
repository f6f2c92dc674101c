/** A file of an example, as a page shows it. */
export interface PageFile {
  readonly name: string;
  readonly text: string;
}

/** A question of a page: asked of the files before it, at the cursor `█` of the last one that has a cursor. */
export interface PageQuestion {
  readonly method: string;
  /** What the page says that the answer is. */
  readonly answer: string;
  /** The latest text of each file above it; the last is the document. */
  readonly files: readonly PageFile[];
}

/** A block may hold fences of its own, within a longer one. */
const BLOCK = /^(`{3,})(\w+) ([^\n]+)\n([\s\S]*?)^\1$/gm;

/**
 * A block whose first line names a file is that file: `vtl orders.vtl`. One that names a method of the protocol is an
 * answer: `text textDocument/hover`.
 */
export function questionsOf(page: string): readonly PageQuestion[] {
  const files = new Map<string, PageFile>();
  const questions: PageQuestion[] = [];
  for (const [, , , title = '', text = ''] of page.matchAll(BLOCK)) {
    if (title.startsWith('textDocument/')) {
      questions.push({ method: title, answer: text.trimEnd(), files: [...files.values()] });
    } else {
      // The document that is asked is the one that was written last.
      files.delete(title);
      files.set(title, { name: title, text });
    }
  }
  return questions;
}

/** @returns the page with other answers, in their order */
export function withAnswers(page: string, answers: readonly string[]): string {
  const rest = [...answers];
  return page.replace(BLOCK, (block, _, language: string, title: string) => {
    if (!title.startsWith('textDocument/')) return block;
    const answer = rest.shift() ?? '';
    const fence = answer.includes('```') ? '````' : '```';
    return `${fence}${language} ${title}\n${answer}\n${fence}`;
  });
}
