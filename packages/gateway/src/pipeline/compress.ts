import { bytesOf } from '../bytes.js';
import type { Exchange } from '../exchange.js';
import { type GatewayAnswer, lastHeader } from '../message.js';

/**
 * Compresses an answer (documented: where the API has a `minimumCompressionSize`, the client names a coding that is
 * supported and wants none more, the answer has no coding yet, and it is big enough).
 */
export async function compress({ stage, request }: Exchange, answer: GatewayAnswer): Promise<GatewayAnswer> {
  const { minimumCompressionSize } = stage.deployment.api;
  if (minimumCompressionSize === undefined) return answer;
  const coding = preferredCoding(lastHeader(request.headers, 'Accept-Encoding'));
  const body = bytesOf(answer.body);
  const done = coding === undefined || lastHeader(answer.headers, 'Content-Encoding') !== undefined;
  if (done || body.length === 0 || body.length < minimumCompressionSize) return answer;
  const stream = new Blob([Uint8Array.from(body)]).stream().pipeThrough(new CompressionStream(coding));
  const compressed = new Uint8Array(await new Response(stream).arrayBuffer());
  return { ...answer, headers: [...answer.headers, ['Content-Encoding', coding]], body: compressed };
}

function preferredCoding(accept: string | undefined): 'gzip' | 'deflate' | undefined {
  const wanted = (accept ?? '')
    .split(',')
    .map((part) => ({ name: part.split(';', 1)[0]?.trim().toLowerCase(), weight: weightOf(part) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.name;
  return wanted === 'gzip' || wanted === 'deflate' ? wanted : undefined;
}

function weightOf(part: string): number {
  const weight = /;\s*q\s*=\s*([\d.]+)/i.exec(part)?.[1];
  return weight === undefined ? 1 : Number(weight);
}
