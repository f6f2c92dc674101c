export type { Convention } from './conventions/convention.js';
export { CONVENTIONS, type ConventionName } from './conventions/index.js';
export type { JsonOptions, JsonType } from './json/json-options.js';
export type { JsonArray, JsonObject, JsonScalar, JsonValue } from './json/json-value.js';
export { toJson } from './json/to-json.js';
export { toElement, toXml } from './json/to-xml.js';
export { CallFailure, type CallFailureBody, FAILURE_STATUSES } from './lambda/call-failure.js';
export {
  callService,
  type HttpAnswer,
  type HttpExchange,
  type PostMessage,
  type ServiceOptions,
  type SoapCall,
} from './lambda/call-service.js';
export { type NamedOperation, operationNamed, operationsOf } from './lambda/operation-named.js';
export { type BodyName, documentBody, responseName, rpcBody } from './soap/body.js';
export { type EnvelopeParts, envelope, envelopeElement, type HeaderEntry } from './soap/envelope.js';
export { httpHeaders } from './soap/http-headers.js';
export { proposedStatus } from './soap/proposed-status.js';
export { type Envelope, type HeaderBlock, readEnvelope } from './soap/read-envelope.js';
export { type Attachment, type MultipartMessage, readMultipart } from './soap/read-multipart.js';
export { SoapError, type SoapErrorCode } from './soap/soap-error.js';
export type { FaultCode, FaultDetail, SoapFault } from './soap/soap-fault.js';
export { ENVELOPE_NAMESPACES, type SoapVersion } from './soap/soap-version.js';
export { type MtomMessage, writeMtom } from './soap/write-mtom.js';
export { xopInclude } from './soap/xop.js';
export { requestTemplate } from './template/request-template.js';
export type { MappingTemplate, TemplateOptions } from './template/template-options.js';
export { exampleOf } from './wsdl/example-of.js';
export {
  inspect,
  type OperationSummary,
  type PortSummary,
  type ServiceSummary,
  type TypeSummary,
  type WsdlSummary,
} from './wsdl/inspect.js';
export { jsonSchemaOf } from './wsdl/json-schema-of.js';
export type { LoadDocument } from './wsdl/load-documents.js';
export { type MessageSide, messageAt } from './wsdl/message-side.js';
export { type ReadWsdlOptions, type ReadWsdlResult, readWsdl } from './wsdl/read-wsdl.js';
export type {
  Operation,
  OperationFault,
  OperationHeader,
  OperationMessage,
  Port,
  Service,
  Wsdl,
} from './wsdl/wsdl.js';
export { createElement, type ElementParts } from './xml/create-element.js';
export { decodeXml } from './xml/decode-xml.js';
export type { XmlAttribute, XmlCData, XmlComment, XmlElement, XmlName, XmlNode, XmlText } from './xml/element.js';
export type { ParseOptions } from './xml/parse-options.js';
export { parseXml } from './xml/parse-xml.js';
export { positionAt, type XmlPosition } from './xml/position.js';
export { type WriteOptions, writeXml } from './xml/write-xml.js';
export { XmlError, type XmlErrorCode } from './xml/xml-error.js';
export { XmlWriteError, type XmlWriteErrorCode } from './xml/xml-write-error.js';
export type { JsonSchemaOptions } from './xsd/describing.js';
export { exampleOfMessage } from './xsd/example-of-message.js';
export { type DescribedMessage, jsonSchemaOfMessage } from './xsd/json-schema-of-message.js';
export { jsonToMessage, type XmlMessage } from './xsd/json-to-message.js';
export type { MessageOptions, TypeKey } from './xsd/message-options.js';
export type { MessageProblem, MessageProblemCode } from './xsd/message-problem.js';
export type { MessagePart, MessageReference, MessageShape } from './xsd/message-shape.js';
export { type JsonMessage, messageToJson } from './xsd/message-to-json.js';
export { localPart, namespacePart, type QName, qnameOf } from './xsd/qname.js';
export type * from './xsd/schema.js';
export type { WsdlProblem, WsdlProblemCode } from './xsd/wsdl-problem.js';
