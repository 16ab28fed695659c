import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RULE } from './allow.decorator.js';

/** Nest's own mark of a route handler. */
const ROUTE = 'path';

/** Refuses to start while a handler has no declared rule. */
@Injectable()
export class RulesCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { instance, name } of this.discovery.getControllers()) {
      const prototype = Object.getPrototypeOf(instance) as object;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = (instance as Record<string, object>)[method];
        if (!handler || !Reflect.hasMetadata(ROUTE, handler)) continue;
        if (!Reflect.hasMetadata(RULE, handler)) throw new Error(`${String(name)}.${method} has no @Allow`);
      }
    }
  }
}
