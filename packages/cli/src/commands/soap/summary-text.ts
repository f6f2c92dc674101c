import type { OperationSummary, PortSummary, ServiceSummary, WsdlSummary } from '@veloway/soap';
import type { colors } from '../../report/colors.js';
import { visible } from '../../report/visible.js';

type Colors = ReturnType<typeof colors>;

/** @returns the services of a WSDL with their ports, operations and messages, and the types that these refer to */
export function summaryText(summary: WsdlSummary, color: Colors): string {
  const { name, targetNamespace, documentation, services, types } = summary;
  const title = [name ?? 'A WSDL without a name', ...(targetNamespace === undefined ? [] : [`(${targetNamespace})`])];
  const blocks = [
    [color.bold(visible(title.join(' '))), ...described(documentation, color)],
    ...services.map((service) => serviceLines(service, color)),
    ...(types.length === 0 ? [] : [typeLines(types, color)]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function described(documentation: string | undefined, color: Colors): readonly string[] {
  return documentation === undefined ? [] : [color.dim(visible(documentation))];
}

function serviceLines({ name, documentation, ports }: ServiceSummary, color: Colors): readonly string[] {
  const lines = [...described(documentation, color), ...ports.flatMap((port) => portLines(port, color))];
  const empty = ports.length === 0 ? [color.yellow('no port with SOAP')] : [];
  return [`${color.dim('service')} ${color.bold(visible(name))}`, ...[...lines, ...empty].map(indented)];
}

function portLines({ name, soapVersion, address, operations }: PortSummary, color: Colors): readonly string[] {
  const where = address === undefined ? '' : `  ${visible(address)}`;
  const head = `${color.dim('port')} ${color.bold(visible(name))}  SOAP ${soapVersion}${color.dim(where)}`;
  return [head, ...operations.flatMap((operation) => operationLines(operation, color)).map(indented)];
}

function operationLines(operation: OperationSummary, color: Colors): readonly string[] {
  const { name, documentation, style, wrapped, soapAction, request, response, faults, headers } = operation;
  const kind = style === 'rpc' ? 'rpc' : wrapped ? 'document, wrapped' : 'document';
  const row = (label: string, shape: string): string => `${color.dim(label.padEnd(8))} ${visible(shape)}`;
  const rows = [
    ...(soapAction ? [row('action', soapAction)] : []),
    ...(headers.length === 0 ? [] : [row('headers', headers.join(', '))]),
    row('input', request ?? 'none'),
    row('output', response ?? 'none'),
    ...faults.map((fault) => row('fault', `${fault.name} ${fault.shape}`)),
  ];
  const lines = [...described(documentation, color), ...rows].map(indented);
  return [`${color.cyan(visible(name))}  ${color.dim(kind)}`, ...lines];
}

function typeLines(types: WsdlSummary['types'], color: Colors): readonly string[] {
  const width = Math.min(MOST_WIDTH, Math.max(...types.map(({ name }) => name.length)));
  const line = ({ name, shape }: WsdlSummary['types'][number]): string =>
    `${color.cyan(visible(name).padEnd(width))}  ${visible(shape)}`;
  return [color.dim('types'), ...types.map(line).map(indented)];
}

/** Longer names move their shapes instead of those of all. */
const MOST_WIDTH = 24;

function indented(line: string): string {
  return `  ${line}`;
}
