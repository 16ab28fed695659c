import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RULE, type Rule } from '../../src/auth/allow.decorator.js';
import type { TestApp } from './test-app.js';

/** Nest's own marks of a controller's and a handler's paths, and of the method: 0 is GET. */
const PATH = 'path';
const METHOD = 'method';
const GET = 0;

/** The addresses of every page for everybody, as their routes name them: `/komitmen/:id`. */
export function publicPages({ app }: TestApp): string[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = app.get(MetadataScanner, { strict: false });
  return discovery.getControllers().flatMap(({ instance }) => {
    const prototype = Object.getPrototypeOf(instance) as object;
    // Those of the API have a path of their own.
    if (Reflect.getMetadata(PATH, instance.constructor as object) !== '/') return [];
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = (instance as Record<string, object>)[name];
      const rule = Reflect.getMetadata(RULE, handler) as Rule | undefined;
      if (rule?.callers !== 'everybody' || Reflect.getMetadata(METHOD, handler) !== GET) return [];
      const paths = [Reflect.getMetadata(PATH, handler) as string | string[]].flat();
      return paths.map((path) => (path.startsWith('/') ? path : `/${path}`));
    });
  });
}

/** Lists of the API that hold the records of pages, or the end of an address, by where their pages begin in each language. */
const RECORDS: [RegExp, string][] = [
  [/^\/(?:komitmen|en\/commitments)\//, '/commitments?limit=1'],
  [/^\/(?:serikat|en\/unions)\//, '/organizations?kind=union&limit=1'],
  [/^\/(?:organisasi|en\/organizations)\//, '/organizations?kind=government_body&limit=1'],
  [/^\/(?:pejabat\/jabatan|en\/officials\/posts)\//, '/posts?limit=1'],
  [/^\/(?:pejabat|en\/officials)\//, '/people?limit=1'],
  [/^\/(?:acara|en\/events)\//, '/events?limit=1'],
  [/^\/(?:rapat|en\/meetings)\//, '/meetings?limit=1'],
  [/^\/(?:sumber|en\/sources)\//, '/sources?limit=1'],
  [/^\/(?:en\/)?data\/sql\//, 'status-menurut-pemberi-janji'],
];

/** The address of a page, with a record of the public ones in it. @throws Error for a page whose records are not known */
export async function withRecord({ anyone }: TestApp, route: string): Promise<string> {
  if (!route.includes(':')) return route;
  const list = RECORDS.find(([start]) => start.test(route))?.[1];
  if (list === undefined) throw new Error(`Say in page-routes.ts which records ${route} shows.`);
  if (!list.startsWith('/')) return route.replace(/:\w+/, list);
  const { items } = await anyone.read(list);
  const [first] = items as { id: string }[];
  if (!first) throw new Error(`There is no record to open ${route} with.`);
  return route.replace(/:\w+/, first.id);
}
