import ICAL from 'ical.js';
import { readSheet } from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import type { Client } from './client.js';

/* What programs read of the formats that are no JSON. */

/** Lists that are answered as a feed. */
export const FED = ['commitments', 'statements', 'events', 'meetings'];
/** Lists that have words of schema.org. */
export const LINKED = [
  'commitments',
  'statements',
  'organizations',
  'people',
  'events',
  'meetings',
  'sources',
];
/** Records that are read as JSON-LD by themselves. */
export const LINKED_ITEMS = ['commitments', 'organizations', 'people', 'events', 'sources'];

/** An element of XML, with the text that stands directly in it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** @throws Error if it is not well formed */
export function xmlOf(source: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    (open.at(-1) as Element).text += text;
  });
  parser.write(source).close();
  const [root] = top.children;
  if (!root) throw new Error('no element');
  return root;
}

export const childrenOf = ({ children }: Element, name: string): Element[] =>
  children.filter((child) => child.name === name);

export const textOf = (element: Element, name: string): string | undefined =>
  childrenOf(element, name)[0]?.text;

/** Where a feed or an entry leads, by relation. */
export const linksOf = (element: Element): Record<string, string> =>
  Object.fromEntries(childrenOf(element, 'link').map(({ attributes }) => [attributes.rel, attributes.href]));

/** A workbook's first sheet, as a program that reads XLSX sees it. */
export async function sheetOf(client: Client, url: string, path: string) {
  const { token } = client;
  const answer = await fetch(`${url}/api/v1${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  const [columns = [], ...rows] = await readSheet(Buffer.from(await answer.arrayBuffer()), {
    trim: false,
  });
  return rows.map((row) => Object.fromEntries(columns.map((name, n) => [String(name), row[n] ?? null])));
}

/** Events of a calendar. */
export const eventsOf = (text: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
