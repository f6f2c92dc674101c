import { type Uri, ViewColumn, window, workspace } from 'vscode';

const FILES = '**/*.{vtl,vm,velocity}';
const NOT_THESE = '**/{node_modules,.git,dist}/**';
const MOST_FILES = 200;

/** What somebody who has no template yet begins with. */
const FIRST = `#set($order = $input.path('$'))
{
  "id": "$context.requestId",
  "customer": "$util.escapeJavaScript($order.customer).replaceAll("\\\\'", "'")"
}
`;

/** Opens a template of the workspace for somebody who wants to see one: best one that has cases. */
export async function openSomeTemplate(): Promise<void> {
  const files = await workspace.findFiles(FILES, NOT_THESE, MOST_FILES);
  const paths = new Set(files.map(({ path }) => path));
  const cases = await workspace.findFiles('**/*.cases/*.event.json', NOT_THESE, MOST_FILES);
  const tested = cases.map(({ path }) => path.replace(/\.cases\/[^/]*$/, '')).find((path) => paths.has(path));
  const file = files.find(({ path }) => path === tested) ?? files[0];
  await window.showTextDocument(await documentOf(file), { viewColumn: ViewColumn.Beside });
}

function documentOf(file: Uri | undefined) {
  if (file !== undefined) return workspace.openTextDocument(file);
  return workspace.openTextDocument({ language: 'vtl', content: FIRST });
}
