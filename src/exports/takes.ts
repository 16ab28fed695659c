import type { Type } from '@nestjs/common';
import { Exchange } from '../records/exchange.js';

/**
 * Says of a controller that is made for one list what the compiler cannot write down: its name, and the class of the
 * query of each handler, which takes the exchange and the query.
 */
export function takes(routes: Type, name: string, queries: Readonly<Record<string, Type>>): Type {
  Object.defineProperty(routes, 'name', { value: name });
  for (const [handler, query] of Object.entries(queries))
    Reflect.defineMetadata('design:paramtypes', [Exchange, query], routes.prototype as object, handler);
  return routes;
}
