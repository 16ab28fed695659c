import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { HomeController } from './home.controller.js';

@Module({ imports: [CommitmentsModule], controllers: [HomeController] })
export class HomeModule {}
