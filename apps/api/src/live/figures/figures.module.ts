// The newest figures of lots, for whoever shows them.
import { Global, Module } from '@nestjs/common';
import { NewestFigures } from './newest-figures';

@Global()
@Module({ providers: [NewestFigures], exports: [NewestFigures] })
export class FiguresModule {}
