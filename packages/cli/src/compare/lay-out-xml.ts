import type { Line } from './comparison.js';
import { encodeXmlAttribute, encodeXmlText } from './xml-characters.js';
import type { XmlElement, XmlNode } from './xml-node.js';

/** @returns XML a line for each tag and text, indented by two spaces; elements that have only text are one line */
export function layOutXml(nodes: readonly XmlNode[]): readonly Line[] {
  const lines: Line[] = [];
  layOut(nodes, '', lines);
  return lines;
}

function layOut(nodes: readonly XmlNode[], indent: string, lines: Line[]): void {
  for (const node of nodes) {
    if (node.kind === 'element') layOutElement(node, indent, lines);
    else {
      const text = node.kind === 'text' ? encodeXmlText(node.text) : node.text.replaceAll('\n', ' ');
      lines.push({ text: indent + text, start: node.start, end: node.end });
    }
  }
}

function layOutElement(element: XmlElement, indent: string, lines: Line[]): void {
  const { name, children, start, end, contentStart, contentEnd } = element;
  const attributes = element.attributes.map(([key, value]) => ` ${key}="${encodeXmlAttribute(value)}"`).join('');
  const tag = `${indent}<${name}${attributes}`;
  const [first] = children;
  if (first === undefined) lines.push({ text: `${tag}/>`, start, end });
  else if (first.kind === 'text' && children.length === 1) {
    lines.push({ text: `${tag}>${encodeXmlText(first.text)}</${name}>`, start, end });
  } else {
    lines.push({ text: `${tag}>`, start, end: contentStart });
    layOut(children, `${indent}  `, lines);
    lines.push({ text: `${indent}</${name}>`, start: contentEnd, end });
  }
}
