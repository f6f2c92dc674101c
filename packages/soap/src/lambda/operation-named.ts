import type { SoapVersion } from '../soap/soap-version.js';
import type { Operation, Port, Wsdl } from '../wsdl/wsdl.js';

/** An operation by the name that an API gives to it. */
export interface NamedOperation {
  /** `GetOrder`, or `ORDERS.GetOrder` with the name of the port where several ports have one. */
  readonly name: string;
  readonly operation: Operation;
  readonly port: Port;
  /** Where the service is, as the WSDL says it. */
  readonly address: string | undefined;
}

/**
 * @param version the version of SOAP that is preferred where a port type has ports for both
 * @returns the operations that can be called, each once: of several ports with the same port type, one is chosen
 */
export function operationsOf({ services }: Wsdl, version: SoapVersion = '1.1'): readonly NamedOperation[] {
  const ports = services.flatMap((service) => onePortEach(service.ports, version));
  const all = ports.flatMap((port) => port.operations.map((operation) => ({ port, operation })));
  const times = new Map<string, number>();
  for (const { operation } of all) times.set(operation.name, (times.get(operation.name) ?? 0) + 1);
  return all.map(({ port, operation }) => ({
    name: (times.get(operation.name) ?? 0) > 1 ? `${port.name}.${operation.name}` : operation.name,
    operation,
    port,
    address: port.address,
  }));
}

function onePortEach(ports: readonly Port[], version: SoapVersion): readonly Port[] {
  const chosen = new Map<string, Port>();
  for (const port of ports) {
    const key = port.portType ?? port.name;
    const known = chosen.get(key);
    if (known === undefined || (known.soapVersion !== version && port.soapVersion === version)) chosen.set(key, port);
  }
  return [...chosen.values()];
}

/**
 * @param name as {@link operationsOf} gives it
 * @throws RangeError where there is no such operation
 */
export function operationNamed(wsdl: Wsdl, name: string, version?: SoapVersion): NamedOperation {
  const operations = operationsOf(wsdl, version);
  const found = operations.find((known) => known.name === name);
  if (found !== undefined) return found;
  const names = operations.map((known) => `\`${known.name}\``).join(', ');
  throw new RangeError(`The WSDL has no operation \`${name}\`: it has ${names === '' ? 'none' : names}.`);
}
