import { Global, Module } from '@nestjs/common';
import { Images } from './images.js';
import { Intake } from './intake.js';

@Global()
@Module({ providers: [Images, Intake], exports: [Intake] })
export class FilesModule {}
