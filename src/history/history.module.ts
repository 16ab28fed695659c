import { Global, Module } from '@nestjs/common';
import { History } from './history.js';
import { HistoryReader } from './history.reader.js';

@Global()
@Module({ providers: [History, HistoryReader], exports: [History, HistoryReader] })
export class HistoryModule {}
