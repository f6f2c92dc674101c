import type { SoapVersion } from '../soap/soap-version.js';
import type { Operation, Port, Service, Wsdl } from '../wsdl/wsdl.js';

/** An operation by the name that an API gives to it. */
export interface NamedOperation {
  /** `GetOrder`, or `ORDERS.GetOrder` with the name of the port where several ports have one; no two are the same. */
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
  const all = services.flatMap((service) => {
    return onePortEach(service.ports, version).flatMap((port) => {
      return port.operations.map((operation): Found => ({ service, port, operation }));
    });
  });
  const names = uniqueNames(all);
  return all.map(({ port, operation }, index) => ({
    name: names[index] ?? operation.name,
    operation,
    port,
    address: port.address,
  }));
}

interface Found {
  readonly service: Service;
  readonly port: Port;
  readonly operation: Operation;
}

/** Names that several operations have get those of their ports, then those of their services, and at last numbers. */
function uniqueNames(all: readonly Found[]): readonly string[] {
  const short = all.map(({ operation }) => operation.name);
  const longer = longerNames(short, ({ port, operation }) => `${port.name}.${operation.name}`);
  const longest = longerNames(longer, ({ service, port, operation }) => {
    return `${service.name}.${port.name}.${operation.name}`;
  });
  return numbered(longest);

  function longerNames(names: readonly string[], longerName: (found: Found) => string): readonly string[] {
    const times = countsOf(names);
    return all.map((found, index) => {
      const name = names[index] ?? '';
      return (times.get(name) ?? 0) > 1 ? longerName(found) : name;
    });
  }
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

/** Operations can be overloaded, so that two of one port have the same name: WSDL 1.1, section 2.5. */
function numbered(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; taken.has(unique) || (number > 2 && names.includes(unique)); number++) {
      unique = `${name}${number}`;
    }
    taken.add(unique);
    return unique;
  });
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
