// oxlint-disable-next-line triple-slash-reference -- tests are another project, and a module of a package cannot be imported from here
/// <reference path="./saxen.d.ts" />
import { decode, Parser } from 'saxen';

/** Hears what stands in an XML text as it is read. Names are those without a prefix. */
export interface XmlListener {
  open(name: string, attributes: () => Record<string, string>): void;
  /** True: nothing further is to be read. */
  close?(name: string): boolean | void;
  text?(text: string): void;
}

/** Text without a tag in it that is longer is none of a workbook: it is not kept on and on. */
const LONGEST_TEXT = 2 ** 25;

/** Reads XML piece by piece, as little of it at a time as there is. Throws where it is no XML. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, listener: XmlListener) {
  const parser = new Parser();
  let isOver = false;
  let silent = 0;
  parser.on('openTag', (name, attributes) => {
    silent = 0;
    if (!isOver) listener.open(localName(name), attributes);
  });
  parser.on('closeTag', (name) => {
    silent = 0;
    if (isOver || listener.close?.(localName(name)) !== true) return;
    isOver = true;
    parser.stop();
  });
  parser.on('text', (text, decoded) => listener.text?.(text.includes('&') ? decoded(text) : text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of chunks) {
    // The rest is read to its end all the same, since only that shows whether it is damaged.
    if (isOver) continue;
    const text = decoder.decode(bytes, { stream: true });
    silent += text.length;
    if (silent > LONGEST_TEXT) throw new Error('a text without end');
    parser.write(text);
  }
  if (!isOver) parser.end();
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string) {
  const value =
    attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
  return value === undefined ? undefined : decode(value);
}
