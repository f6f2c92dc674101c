import { documentOf, LANGUAGE_SERVICE } from '@veloway/language-server';
import { describe, expect, test } from 'vitest';
import { missingCases, readCases } from './cases.js';

/** What API Gateway accepted is nothing that an error can be said of. */

const RECORDED = 'aws-recorded-templates.json';
const GATEWAY = 'aws-recorded-gateway.json';
const DOCUMENTED = 'docs-examples.json';

interface TemplateCase {
  readonly id: string;
  readonly awsValidated?: boolean;
  readonly template?: string;
  readonly fullTemplate?: string;
  readonly requestTemplate?: string;
}

interface DocumentedCase {
  readonly name: string;
  /** Null where the documentation shows a part of one only. */
  readonly template: string | null;
}

/** @returns `id: code: message` of each error in a text that is a template */
function errorsIn(id: string, text: string): readonly string[] {
  const document = documentOf({ uri: 'file:///recorded.vtl', languageId: 'vtl', text });
  return LANGUAGE_SERVICE.diagnostics(document)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${id}: ${code}: ${message}`);
}

function suite(file: string, title: string, errors: () => readonly string[]): void {
  const missing = missingCases(file);
  test.skipIf(missing !== undefined)(`${title}${missing === undefined ? '' : ` — LEFT OUT: ${missing}`}`, () => {
    expect(errors()).toEqual([]);
  });
}

/** All strings below keys that hold mapping templates. */
function templatesIn(value: unknown, isTemplate = false): readonly string[] {
  if (typeof value === 'string') return isTemplate ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    templatesIn(member, isTemplate || /^(request|response)Templates$/.test(key)),
  );
}

describe('no error is told of what API Gateway accepts', () => {
  suite(RECORDED, 'in templates recorded on API Gateway', () =>
    readCases<TemplateCase>(RECORDED)
      .filter(({ awsValidated }) => awsValidated !== false)
      .flatMap(({ id, template, fullTemplate, requestTemplate }) =>
        [template, fullTemplate, requestTemplate].flatMap((text) => (text === undefined ? [] : errorsIn(id, text))),
      ),
  );

  suite(GATEWAY, 'in the templates of recorded APIs', () =>
    readCases<TemplateCase>(GATEWAY)
      .filter(({ awsValidated }) => awsValidated === true)
      .flatMap((recorded) => templatesIn(recorded).flatMap((text) => errorsIn(recorded.id, text))),
  );

  suite(DOCUMENTED, "in the examples of AWS's documentation", () =>
    readCases<DocumentedCase>(DOCUMENTED).flatMap(({ name, template }) => {
      return template === null ? [] : errorsIn(name, template);
    }),
  );
});
