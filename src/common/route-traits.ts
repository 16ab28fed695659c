import { SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Pairs } from './form-body.js';

/** What requests are counted as: each kind has a rate of its own. */
export type RateKind = 'read' | 'search' | 'sql' | 'write' | 'export' | 'login';

/** What the edge of the server has to know of a route before its handler runs. */
export interface RouteTraits {
  /** Left out: writes by their method, searches by `q`, else reads. `none` counts nothing. */
  rate?: RateKind | 'none';
  /** Takes a form of a page instead of JSON. */
  takesForm?: boolean;
  /** Takes a form with a file (multipart/form-data) instead of JSON. */
  takesFile?: boolean;
  /** Answers also when everything else is turned away for overload. */
  isAlwaysAnswered?: boolean;
  /** A part of its address is a credential. */
  hasTokenInPath?: boolean;
  /** Answers with a page on which stands who looks at it. */
  showsViewer?: boolean;
  /** Answers everybody the same, whatever credential they send, so that caches may keep it. */
  isSameForAll?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig extends RouteTraits {}
  interface FastifyRequest {
    /** Reads the fields of a form with a file that no handler takes, and passes over the file. Set where one was sent. */
    fieldsBesideFile?: () => Promise<Pairs>;
  }
}

const TRAITS = 'ikrar:traits';

/** Counts a handler as something other than its method and query say. */
export const Limited = (rate: RateKind) => trait({ rate });

/** The handler takes a form of up to 64 kB (application/x-www-form-urlencoded), and nothing else. */
export const TakesForm = () => trait({ takesForm: true });

/** The handler answers with a page, on which stands who looks at it. */
export const ShowsViewer = () => trait({ showsViewer: true });

/** The route takes a form with a file instead of JSON. */
export const TakesFile = () => trait({ takesFile: true });

/** A part of the address is a credential: requests count, and are kept from caches, as those with one in a header. */
export const HasTokenInPath = () => trait({ hasTokenInPath: true });

/** Nest hands one object per handler to the server, so each trait adds to what is there. */
function trait(added: RouteTraits): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const traits = { ...(Reflect.getMetadata(TRAITS, handler) as RouteTraits | undefined), ...added };
    SetMetadata(TRAITS, traits)(target, key, descriptor);
    RouteConfig(traits)(target, key, descriptor);
  };
}
