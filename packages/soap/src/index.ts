export type { XmlAttribute, XmlCData, XmlComment, XmlElement, XmlName, XmlNode, XmlText } from './xml/element.js';
