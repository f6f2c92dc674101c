import { documentOf } from '@veloway/language-server';
import type { TextDocument } from 'vscode';

type Hosted = ReturnType<typeof documentOf>['templates'][number];

/** A template of a definition, by a name that it keeps while others change. */
export interface NamedTemplate {
  readonly key: string;
  /** What people call it. */
  readonly title: string;
  readonly hosted: Hosted;
}

/** @returns the templates of a definition, in its order */
export function templatesIn(document: TextDocument): readonly NamedTemplate[] {
  const text = document.getText();
  const { templates } = documentOf({ uri: document.uri.toString(), languageId: document.languageId, text });
  const seen = new Map<string, number>();
  return templates.map((hosted) => {
    const { method = '', phase = 'request', contentType = '' } = hosted.view.role ?? {};
    const name = [method, phase, contentType].join(' ');
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const title = `${method} ${phase}${number > 1 ? ` ${number}` : ''}`.trim();
    return { key: `${name} ${number}`, title, hosted };
  });
}

/** @returns the template of a name, if the definition still has it */
export function templateNamed(document: TextDocument, key: string): NamedTemplate | undefined {
  return templatesIn(document).find((one) => one.key === key);
}
