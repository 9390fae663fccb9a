import type { Handler } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML text; names come without their prefix. */
export interface Told {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const piece = 2 ** 14;
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML while it arrives. Entities that a document type defines are not resolved, and nothing it names is fetched. */
export async function readXml(blocks: AsyncIterable<Uint8Array>, told: Told): Promise<void> {
  const { Parser } = await import('htmlparser2');
  const handler: Partial<Handler> = {
    onopentag: (name, attributes) => told.open(local(name), attributes),
    ontext: (text) => told.text?.(text),
    onclosetag: (name) => told.close?.(local(name)),
  };
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: true });
  const decoder = new TextDecoder();
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += piece) {
      parser.write(decoder.decode(block.subarray(at, at + piece), { stream: true }));
    }
  }
  parser.write(decoder.decode());
  parser.end();
}

/** An attribute by the end of its name: prefixes differ from writer to writer. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
