import { type Command, Option } from 'commander';

type Finish = (code: number) => void;

const collect = (value: string, values: readonly string[] = []): readonly string[] => [...values, value];

const EXIT_CODES = 'Exit codes: 0 converted, 1 the document is wrong, 2 the command line is wrong.';

const TO_JSON_EXAMPLES = `
Examples:
  veloway soap to-json order.xml --pretty
  veloway soap to-json --namespaces strip --array order/line --number order/total < order.xml
  veloway soap to-json answer.xml --wsdl orders.wsdl --operation GetOrder --message output

${EXIT_CODES}
`;

const TO_XML_EXAMPLES = `
Examples:
  veloway soap to-xml order.json --pretty
  veloway soap to-xml order.json --namespace =urn:orders --declaration
  veloway soap to-xml order.json --wsdl orders.wsdl --operation GetOrder

${EXIT_CODES}
`;

const ENVELOPE_EXAMPLES = `
Examples:
  veloway soap envelope order.json --wsdl orders.wsdl --operation GetOrder
  veloway soap envelope body.xml --soap 1.2 --action urn:orders/GetOrder
  veloway soap envelope order.json --wsdl orders.wsdl --operation GetOrder --http | nc localhost 8080

Exit codes: 0 written, 1 the document is wrong, 2 the command line is wrong.
`;

const FAULT_EXAMPLES = `
Examples:
  veloway soap fault answer.xml --pretty
  veloway soap fault answer.xml --wsdl orders.wsdl --operation GetOrder

Exit codes: 0 it is a fault, 1 it is none, or the document is wrong, 2 the command line is wrong.
`;

const INSPECT_EXAMPLES = `
Examples:
  veloway soap inspect orders.wsdl
  veloway soap inspect orders.wsdl --json

Exit codes: 0 read, 1 something in it is wrong, 2 the command line is wrong.
`;

const INIT_EXAMPLES = `
It writes an OpenAPI definition with a method for each operation, the mapping templates, cases that test them, and a
function that calls the service. Then:
  veloway serve api/template.yaml
  veloway test api

Examples:
  veloway soap init orders.wsdl --out api
  veloway soap init orders.wsdl --out api --soap 1.2 --name Orders
  veloway soap init orders.wsdl --out api --operation GetOrder --operation CancelOrder

Exit codes: 0 written, 1 the bytes of a file are no text, 2 the command line or the WSDL is wrong.
`;

/** Adds `veloway soap` with its commands, each of which is loaded when it runs. */
export function addSoap(program: Command, finish: Finish): void {
  const soap = program
    .command('soap')
    .description('Turn XML and SOAP into JSON and back, by a convention or by a WSDL.');
  addToJson(soap, finish);
  addToXml(soap, finish);
  addEnvelope(soap, finish);
  addFault(soap, finish);
  addInspect(soap, finish);
  addInit(soap, finish);
}

function addInit(soap: Command, finish: Finish): void {
  soap
    .command('init')
    .description('Make a REST API of a SOAP service: definition, templates, tests and function.')
    .argument('<WSDL>', 'the WSDL; what it imports is read from files beside it')
    .requiredOption('--out <FOLDER>', 'the folder of the project')
    .option('--name <NAME>', 'the name of the API; that of the service without')
    .addOption(
      new Option('--soap <VERSION>', 'the version, where the service speaks both')
        .choices(['1.1', '1.2'])
        .default('1.1'),
    )
    .option('--operation <NAME>', 'an operation that gets a method; may be repeated, all without', collect)
    .option('--force', 'overwrite files that are there')
    .addHelpText('after', INIT_EXAMPLES)
    .action(async (wsdl: string, options) => {
      const { init } = await import('./init.js');
      finish(await init(wsdl, options));
    });
}

function addToJson(soap: Command, finish: Finish): void {
  const command = soap
    .command('to-json')
    .description('Print an XML document, or the message of an envelope, as JSON.')
    .argument('[FILE]', 'the XML; the standard input without');
  withConvention(command);
  withMessage(withReading(command), 'output')
    .option('--no-empty-arrays', 'with --wsdl: leave out arrays that have no items')
    .option('--no-defaults', 'with --wsdl: leave out attributes and texts that only the schema says')
    .addOption(new Option('--type-key <KEY>', 'with --wsdl: the key of xsi:type').choices(['@xsi:type', '$type']));
  withOutput(command, 'indent the JSON')
    .addHelpText('after', TO_JSON_EXAMPLES)
    .action(async (file: string | undefined, options) => {
      const { toJson } = await import('./to-json.js');
      finish(await toJson(file ?? '-', options));
    });
}

function addToXml(soap: Command, finish: Finish): void {
  const command = soap
    .command('to-xml')
    .description('Print JSON as an XML document, or as the message that belongs into an envelope.')
    .argument('[FILE]', 'the JSON; the standard input without');
  withConvention(command)
    .option('--root <NAME>', 'the name of the root in the convention parker, which has none; root without')
    .option('--declaration', 'begin with <?xml version="1.0" encoding="UTF-8"?>');
  withMessage(command, 'input');
  withOutput(command, 'indent the XML')
    .addHelpText('after', TO_XML_EXAMPLES)
    .action(async (file: string | undefined, options) => {
      const { toXml } = await import('./to-xml.js');
      finish(await toXml(file ?? '-', options));
    });
}

function addEnvelope(soap: Command, finish: Finish): void {
  const command = soap
    .command('envelope')
    .description('Put a message into an envelope, and tell the headers of its request.')
    .argument('[FILE]', 'the message, as JSON by the WSDL or as XML; the standard input without')
    .addOption(new Option('--soap <VERSION>', 'that of the operation, or 1.1').choices(['1.1', '1.2']))
    .option('--action <URI>', "the SOAP action, instead of the operation's")
    .option('--soap-header <FILE>', 'an XML element for the header of the envelope; may be repeated', collect)
    .option('--http', 'print the whole HTTP request')
    .option('--url <URL>', 'with --http: where the service is, instead of where the WSDL says');
  withOutput(withMessage(withReading(command), 'input'), 'indent the envelope')
    .addHelpText('after', ENVELOPE_EXAMPLES)
    .action(async (file: string | undefined, options) => {
      const { envelope } = await import('./envelope.js');
      finish(await envelope(file ?? '-', options));
    });
}

function addFault(soap: Command, finish: Finish): void {
  const command = soap
    .command('fault')
    .description('Print the fault in an envelope as JSON, with the status that an API might answer.')
    .argument('[FILE]', 'the envelope; the standard input without')
    .option('--wsdl <FILE>', 'the WSDL whose operation says what is in the detail')
    .option('--operation <NAME>', 'with --wsdl: the operation that failed, or PORT.NAME');
  withOutput(withReading(command), 'indent the JSON')
    .addHelpText('after', FAULT_EXAMPLES)
    .action(async (file: string | undefined, options) => {
      const { fault } = await import('./fault.js');
      finish(await fault(file ?? '-', options));
    });
}

function addInspect(soap: Command, finish: Finish): void {
  soap
    .command('inspect')
    .description('Show the services, operations and messages of a WSDL, and what is wrong with it.')
    .argument('<FILE>', 'the WSDL; what it imports is read from the disk, and nothing from the network')
    .option('--json', 'print all of it as one JSON object')
    .addHelpText('after', INSPECT_EXAMPLES)
    .action(async (file: string, options) => {
      const { inspect } = await import('./inspect.js');
      finish(await inspect(file, options));
    });
}

/** Adds the options that say how XML is JSON where no WSDL says it. */
function withConvention(command: Command): Command {
  const conventions = ['default', 'parker', 'badgerfish', 'jsonml', 'gdata'];
  return command
    .addOption(new Option('--convention <NAME>', 'how XML is said as JSON').choices(conventions))
    .addOption(new Option('--namespaces <WHAT>', 'keep prefixes, or strip them').choices(['keep', 'strip']))
    .option('--namespace <PREFIX=URI>', 'the prefix of a namespace, as in o=urn:orders; may be repeated', collect)
    .option(
      '--array <PATH>',
      'elements that are arrays, as order/line or //line; may be repeated, as the next',
      collect,
    )
    .option('--number <PATH>', 'elements and attributes that are numbers, as order/total or order/@id', collect)
    .option('--boolean <PATH>', 'those that are booleans', collect)
    .option('--string <PATH>', 'those that are strings, where --infer-types would make something else of them', collect)
    .option('--infer-types', 'make numbers and booleans of what looks like them')
    .option('--no-nil', 'do not take null for xsi:nil="true"')
    .option('--no-xsi-type', 'leave out xsi:type')
    .option('--comment-key <KEY>', 'keep comments, under this key')
    .option('--cdata-key <KEY>', 'keep CDATA sections apart from texts, under this key')
    .option('--text-key <KEY>', 'the key of a text beside others, in the default convention; #text without')
    .option('--attribute-prefix <TEXT>', 'what keys of attributes begin with, in the default convention; @ without');
}

/** Adds the options that say how XML is read. */
function withReading(command: Command): Command {
  return command
    .option('--encoding <NAME>', 'the encoding that came with the XML, as in a Content-Type')
    .option('--max-depth <LEVELS>', 'how deep elements may nest, up to 1000; 200 without')
    .option('--max-length <CHARACTERS>', 'how long the XML may be; 50000000 without');
}

/** Adds the options that say what a message is by a WSDL. */
function withMessage(command: Command, side: 'input' | 'output'): Command {
  return command
    .option('--wsdl <FILE>', 'convert the message of an operation of this WSDL')
    .option('--operation <NAME>', 'with --wsdl: the operation, or PORT.NAME')
    .addOption(
      new Option('--message <SIDE>', `with --wsdl: which of its messages; ${side} without`).choices([
        'input',
        'output',
      ]),
    )
    .option('--lenient', 'with --wsdl: convert what the schema does not allow, too, as far as can be');
}

function withOutput(command: Command, pretty: string): Command {
  return command
    .option('--pretty', pretty)
    .option('-o, --output <FILE>', 'write the result to a file')
    .option('--json', 'print result and errors as one JSON object');
}
