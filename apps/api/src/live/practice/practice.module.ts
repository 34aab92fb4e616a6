// Practice: toy lots, bots, and nothing that is kept. Knows no module with a real lot in it.
import { Module } from '@nestjs/common';
import { Metrics } from '../../platform/metrics';
import { ClockModule } from '../clock';
import { SocketsModule } from '../sockets';
import { PracticeBidding } from './practice-bidding';
import { PracticeGateway } from './practice.gateway';
import { PracticeHall } from './practice-hall';

@Module({
  imports: [ClockModule, SocketsModule],
  providers: [PracticeBidding, PracticeGateway, PracticeHall],
})
export class PracticeModule {
  constructor(hall: PracticeHall, metrics: Metrics) {
    metrics.show('practices', () => hall.count);
  }
}
