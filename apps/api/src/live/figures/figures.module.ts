// The newest figures of lots, for whoever shows them.
import { Module } from '@nestjs/common';
import { NewestFigures } from './newest-figures';

@Module({ providers: [NewestFigures], exports: [NewestFigures] })
export class FiguresModule {}
