import { Module } from '@nestjs/common';

/** Lists as files. */
@Module({})
export class ExportsModule {}
