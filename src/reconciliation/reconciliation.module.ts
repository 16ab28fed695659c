import { Module } from '@nestjs/common';
import { NamesLookup } from './names-lookup.reader.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { Reconciliation } from './reconciliation.js';

/** Names to ids, for OpenRefine and its like. */
@Module({ controllers: [ReconciliationController], providers: [NamesLookup, Reconciliation] })
export class ReconciliationModule {}
