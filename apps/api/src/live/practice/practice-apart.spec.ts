// Practice has no way to a real lot: what it is given and what its module imports are named here, one by one.
import 'reflect-metadata';
import { Config } from '../../platform/config';
import { Visitors } from '../../platform/lanes';
import { RateLimits } from '../../platform/limits';
import { PROGRAM_LOG } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { AuctionTime, ClockModule } from '../clock';
import { FiguresModule } from '../figures';
import { SocketsModule } from '../sockets';
import { SessionEnds } from '../../access/sessions';
import { PracticeBidding } from './practice-bidding';
import { PracticeGateway } from './practice.gateway';
import { PracticeHall } from './practice-hall';
import { PracticeModule } from './practice.module';

const OWN: readonly unknown[] = [PracticeBidding, PracticeGateway, PracticeHall];
/** None of these leads to a lot, its journal, its watchers or a table. */
const GIVEN: readonly unknown[] = [
  ...[Config, RateLimits, PROGRAM_LOG, Metrics, AuctionTime, SessionEnds],
  Visitors,
];

interface Named {
  readonly index: number;
  readonly param: unknown;
}

function dependenciesOf(part: object): readonly unknown[] {
  const types = (Reflect.getMetadata('design:paramtypes', part) ?? []) as readonly unknown[];
  const named = (Reflect.getMetadata('self:paramtypes', part) ?? []) as readonly Named[];
  return types.map((type, at) => named.find(({ index }) => index === at)?.param ?? type);
}

describe('practice', () => {
  it('is made of parts that are given nothing but these', () => {
    const parts = [...OWN, PracticeModule] as readonly object[];
    const given = parts.flatMap((part) => dependenciesOf(part));
    expect(given.length).toBeGreaterThan(8);
    for (const one of given) expect([...OWN, ...GIVEN]).toContain(one);
  });

  it('is a module that provides no other parts, and imports two that have no lots', () => {
    expect(Reflect.getMetadata('providers', PracticeModule)).toEqual(OWN);
    expect(Reflect.getMetadata('imports', PracticeModule)).toEqual([ClockModule, SocketsModule]);
    expect(Reflect.getMetadata('imports', SocketsModule)).toEqual([FiguresModule]);
    for (const imported of [ClockModule, FiguresModule])
      expect(Reflect.getMetadata('imports', imported) ?? []).toEqual([]);
  });
});
