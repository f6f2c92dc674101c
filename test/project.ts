import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of files, for as long as a test needs it. */
export interface Project {
  readonly folder: string;
  readonly write: (name: string, content: string | object) => void;
}

/** Makes projects in one folder, which is removed with all of them. */
export function projects(): { make(files: Readonly<Record<string, string | object>>): Project; remove(): void } {
  const work = mkdtempSync(join(tmpdir(), 'veloway-test-'));
  let made = 0;
  return {
    make(files) {
      const folder = join(work, String(made++));
      mkdirSync(folder);
      const write: Project['write'] = (name, content) => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
      };
      for (const [name, content] of Object.entries(files)) write(name, content);
      return { folder, write };
    },
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

/** An OpenAPI document of methods by name, `GET /orders`, each with an integration. */
export function openApi(methods: Readonly<Record<string, object>>, more: object = {}): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, integration] of Object.entries(methods)) {
    const [method = '', path = ''] = name.toLowerCase().split(' ');
    const responses = { 200: { description: 'It worked.' } };
    paths[path] = { ...paths[path], [method]: { responses, 'x-amazon-apigateway-integration': integration } };
  }
  return { openapi: '3.0.1', info: { title: 'Orders', version: '1.0' }, paths, ...more };
}

/** A MOCK integration that answers with what a template makes of the request. */
export function mock(template: string): object {
  return {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } },
  };
}

/** A Lambda integration, which passes the request on as it is. */
export function lambda(name: string): object {
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  return {
    type: 'aws',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
    responses: { default: { statusCode: '200' } },
  };
}
