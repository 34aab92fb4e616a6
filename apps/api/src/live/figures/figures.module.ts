// The newest figures of lots, for whoever shows them, and of which auctions they are heard.
import { Module } from '@nestjs/common';
import { FollowedAuctions } from './followed-auctions';
import { NewestFigures } from './newest-figures';

@Module({ providers: [FollowedAuctions, NewestFigures], exports: [FollowedAuctions, NewestFigures] })
export class FiguresModule {}
