import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen as listenSoap } from 'soap';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endServed, serve } from './served.js';
import { ensureBuilt, ROOT, veloway } from './veloway.js';

/** Makes an API of a WSDL, serves it, and calls a real SOAP service through it. */

const work = mkdtempSync(join(tmpdir(), 'veloway-soap-'));
const WSDL = join(ROOT, 'test/soap/parcels.wsdl');
const servers: Server[] = [];

beforeAll(async () => {
  await ensureBuilt();
  for (const version of ['1.1', '1.2']) {
    const { status, stderr } = veloway(['soap', 'init', WSDL, '--out', `api-${version}`, '--soap', version], {
      cwd: work,
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  }
}, 180_000);

afterEach(async () => {
  await endServed();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

async function urlOf(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/soap`;
}

interface Find {
  readonly sender: string;
  readonly state?: readonly string[];
}

/** What the service saw of requests. */
const seen: { readonly contentType: string; readonly action: string }[] = [];

const PARCELS = {
  FindParcels: ({ sender, state = [] }: Find) => ({
    parcel: [
      { attributes: { state: 'sent' }, number: '007', grams: '250', insured: 'true', note: `${sender}: ${state}` },
    ],
  }),
  GetLabel: ({ number }: { readonly number: string }) => {
    if (number !== 'unknown') return { label: Buffer.from(`label of ${number}`).toString('base64') };
    const detail = { UnknownParcel: { attributes: { xmlns: 'urn:parcels:data' }, number, tries: 3 } };
    throw { Fault: { faultcode: 'soap:Client', faultstring: 'There is no such parcel.', detail } };
  },
};

/** The SOAP service, as the npm package `soap` has it. */
async function parcelService(): Promise<string> {
  const server = createServer((_, response) => response.end());
  const url = await urlOf(server);
  const services = { Parcels: { Parcels11: PARCELS, Parcels12: PARCELS } };
  await new Promise<void>((ready) => {
    listenSoap(server, {
      path: '/soap',
      services,
      xml: readFileSync(WSDL, 'utf8'),
      uri: WSDL,
      callback: () => ready(),
    });
  });
  // The package takes the place of all listeners that were there before.
  server.prependListener('request', ({ headers }) => {
    seen.push({ contentType: headers['content-type'] ?? '', action: String(headers.soapaction ?? '') });
  });
  return url;
}

/** @returns what answers a call of the API that is made of the WSDL */
async function apiOf(
  serviceUrl: string,
  folder = 'api-1.1',
): Promise<(path: string, body: unknown) => Promise<Answer>> {
  const args = [join(folder, 'template.yaml'), '--parameter', `ServiceUrl=${serviceUrl}`];
  const { url } = await serve(args, { cwd: work });
  return async (path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

describe.each(['1.1', '1.2'])('an API that speaks SOAP %s', (version) => {
  it('has what the service answers: one item is a list, and a number is a number', async () => {
    const call = await apiOf(await parcelService(), `api-${version}`);
    const body = { sender: 'O\'Neil & <Sons> "$5" ]]>', state: ['sent', 'lost'] };
    expect(await call('/FindParcels', body)).toEqual({
      status: 200,
      body: {
        parcel: [{ '@state': 'sent', number: '007', grams: 250, insured: true, note: `${body.sender}: sent,lost` }],
      },
    });
    const { contentType, action } = seen.at(-1) ?? { contentType: '', action: '' };
    expect(`${contentType} ${action}`).toContain('urn:parcels/FindParcels');
    expect(contentType).toContain(version === '1.1' ? 'text/xml' : 'application/soap+xml');
  });

  it('makes a status of a fault, with its detail', async () => {
    const call = await apiOf(await parcelService(), `api-${version}`);
    expect(await call('/GetLabel', { number: 'unknown' })).toEqual({
      status: 400,
      body: {
        status: 400,
        code: 'Client',
        message: 'There is no such parcel.',
        detail: { number: 'unknown', tries: 3 },
      },
    });
  });

  it('does not let a request through that is none of the operation', async () => {
    const call = await apiOf('http://127.0.0.1:9/', `api-${version}`);
    expect(await call('/GetLabel', { nummer: '7' })).toEqual({
      status: 400,
      body: { message: 'Invalid request body' },
    });
  });
});

describe('an API whose service', () => {
  it('sends an attachment has it as base64', async () => {
    const ids = { root: 'root@parcels', label: 'label@parcels' };
    const include = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${ids.label}"/>`;
    const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetLabelResponse xmlns="urn:parcels:data"><label>${include}</label></GetLabelResponse></s:Body></s:Envelope>`;
    const part = (id: string, type: string, text: string): string =>
      `--edge\r\nContent-ID: <${id}>\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
    const xop = 'application/xop+xml; type="text/xml"; charset=utf-8';
    const message = `${part(ids.root, xop, envelope)}${part(ids.label, 'application/pdf', '%PDF \u0001')}--edge--\r\n`;
    const type = `multipart/related; type="application/xop+xml"; start="<${ids.root}>"; boundary=edge`;
    const url = await urlOf(createServer((_, response) => response.setHeader('Content-Type', type).end(message)));
    const call = await apiOf(url);
    const label = Buffer.from('%PDF \u0001').toString('base64');
    expect(await call('/GetLabel', { number: '7' })).toEqual({ status: 200, body: { label } });
  });

  it('answers a page of HTML says so, with 502', async () => {
    const page = '<!DOCTYPE html><html><body>Bad gateway<br></body></html>';
    const html = createServer((_, response) => response.writeHead(503, { 'Content-Type': 'text/html' }).end(page));
    const call = await apiOf(await urlOf(html));
    const { status, body } = await call('/GetLabel', { number: '7' });
    expect({ status, body }).toMatchObject({ status: 502, body: { status: 502, code: 'NoSoap' } });
    expect(body).toMatchObject({
      message: expect.stringMatching(/^The service answered 503 with text\/html, which is no SOAP: /),
    });
  });

  it('cannot be reached answers 502', async () => {
    const call = await apiOf('http://127.0.0.1:59999/soap');
    expect(await call('/GetLabel', { number: '7' })).toMatchObject({ status: 502, body: { code: 'Unreachable' } });
  });

  it('takes too long answers 504', async () => {
    cpSync(join(work, 'api-1.1'), join(work, 'api-hurried'), { recursive: true });
    const template = join(work, 'api-hurried/template.yaml');
    writeFileSync(template, readFileSync(template, 'utf8').replace('Timeout: 29', 'Timeout: 2'));
    const call = await apiOf(await urlOf(createServer(() => {})), 'api-hurried');
    const body = { status: 504, code: 'Timeout', message: 'The service does not answer in time.' };
    expect(await call('/GetLabel', { number: '7' })).toEqual({ status: 504, body });
  });
});

describe('a project that `veloway soap init` made', () => {
  it('has tests that pass', () => {
    const { status, stdout } = veloway(['test', 'api-1.1'], { cwd: work });
    expect(stdout).toContain('Cases  2 passed');
    expect(status).toBe(0);
  });

  it('is not overwritten unless asked to', () => {
    const again = ['soap', 'init', WSDL, '--out', 'api-1.1'];
    const { status, stderr } = veloway(again, { cwd: work });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: api-1.1/openapi.yaml and 8 more would be lost: name another folder, or `--force`.\n',
    });
    expect(veloway([...again, '--force'], { cwd: work }).status).toBe(0);
  });

  it('leaves the address of several services to the WSDL, and tells of operations that are encoded', () => {
    const types = readFileSync(join(ROOT, 'test/soap/parcel-types.xsd'), 'utf8');
    const other = '<port name="Other" binding="tns:Other"><soap:address location="http://other.example.com/"/></port>';
    const encoded = '<soap:body use="encoded" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/>';
    const wsdl = readFileSync(WSDL, 'utf8')
      .replace(
        '<service',
        `<portType name="OtherPortType"><operation name="Old"><input message="tns:GetLabelIn"/></operation><operation name="New"><input message="tns:GetLabelIn"/></operation><operation name="Größe"><input message="tns:GetLabelIn"/></operation></portType><binding name="Other" type="tns:OtherPortType"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Old"><soap:operation soapAction="old"/><input>${encoded}</input></operation><operation name="New"><soap:operation soapAction="new"/><input><soap:body use="literal"/></input></operation><operation name="Größe"><soap:operation soapAction="size"/><input><soap:body use="literal"/></input></operation></binding><service`,
      )
      .replace('</service>', `${other}</service>`);
    writeFileSync(join(work, 'two.wsdl'), wsdl);
    writeFileSync(join(work, 'parcel-types.xsd'), types);
    const { status, stderr } = veloway(['soap', 'init', 'two.wsdl', '--out', 'two'], { cwd: work });
    expect(status).toBe(0);
    expect(stderr).toContain(
      'Old: Its messages are SOAP-encoded, which cannot be converted, so that it has no method.',
    );
    expect(stderr).toContain('Größe: Its name cannot be a path');
    expect(stderr).toContain('  POST /New\n');
    expect(readFileSync(join(work, 'two/template.yaml'), 'utf8')).toContain('Default: ""');
  });

  it('has the operations that are chosen, says what it does not do, and lets its own API alone call the function', () => {
    const chosen = (name: string) =>
      veloway(['soap', 'init', 'two.wsdl', '--out', `chosen-${name}`, '--operation', name], { cwd: work });
    const { status, stderr } = chosen('New');
    expect(status).toBe(0);
    expect(stderr).toContain('\n  POST /New\nWrote chosen-New.');
    expect(chosen('Neu')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('error: The service has no operation `Neu`. Did you mean `New`?\n'),
    });
    expect(readFileSync(join(work, 'two/README.md'), 'utf8')).toMatch(
      /\nWhat the project does not do:\n\n(- .*\n)*- Old: Its messages are SOAP-encoded/,
    );
    expect(readFileSync(join(work, 'chosen-New/README.md'), 'utf8')).not.toContain('Old');
    expect(readFileSync(join(work, 'chosen-New/template.yaml'), 'utf8')).toContain('${Api}/*');
  });
});
