// What the bench tells programs and people.
import type { Machine } from './machine';
import type { RowResult } from './measuring/row';
import type { Comparison } from './ratios';
import { benchJson, benchTable, short } from './report';

const machine: Machine = {
  cpu: 'Some CPU',
  cores: 2,
  memoryGiB: 8,
  system: 'Linux',
  node: 'v24',
  services: ['MariaDB'],
  measuredAt: '2026-11-24T00:00:00.000Z',
};
const rows: readonly RowResult[] = [
  {
    id: 'engine.hotLot',
    counts: 'accepted bids',
    perSecond: 43_512.34567,
    p50Ms: 8.4141,
    p99Ms: 21,
    detail: { acceptance: 1 },
  },
  {
    id: 'growth.memoryPerLot',
    counts: 'bytes',
    perSecond: null,
    p50Ms: null,
    p99Ms: null,
    detail: { bytes: 2_048 },
  },
];
const comparisons: readonly Comparison[] = [
  { id: 'engine.hotLot/limit.rawInsert', value: 0.61239, wants: 'atLeast', wanted: 0.5 },
  { id: 'socket.bids/limit.bareEcho', value: 0.4, wants: 'atLeast', wanted: 0.5 },
  { id: 'socket.ticks, bytesPerTick', value: 120, wants: 'atMost', wanted: 150 },
];

describe('the report', () => {
  it('gives programs the machine, the rows and the ratios', () => {
    expect(benchJson(machine, rows, comparisons)).toEqual({
      machine,
      rows: [
        {
          id: 'engine.hotLot',
          perSecond: 43_512.346,
          p50Ms: 8.414,
          p99Ms: 21,
          counts: 'accepted bids',
          detail: { acceptance: 1 },
        },
        {
          id: 'growth.memoryPerLot',
          perSecond: null,
          p50Ms: null,
          p99Ms: null,
          counts: 'bytes',
          detail: { bytes: 2_048 },
        },
      ],
      ratios: {
        'engine.hotLot/limit.rawInsert': 0.612,
        'socket.bids/limit.bareEcho': 0.4,
        'socket.ticks, bytesPerTick': 120,
      },
    });
  });

  it('gives people a table that says what is reached', () => {
    expect(benchTable(machine, rows, comparisons).split('\n')).toEqual([
      'Some CPU, 2 cores, 8 GiB, Node v24',
      'MariaDB',
      '',
      'row                      /s  p50 ms  p99 ms  what',
      'engine.hotLot        43,512    8.41      21  accepted bids, acceptance 1',
      'growth.memoryPerLot       –       –       –  bytes, bytes 2,048',
      '',
      'ratio                             is  wanted',
      'engine.hotLot/limit.rawInsert  0.612   ≥ 0.5  reached',
      'socket.bids/limit.bareEcho       0.4   ≥ 0.5  MISSED',
      'socket.ticks, bytesPerTick       120   ≤ 150  reached',
    ]);
  });

  it('writes figures short', () => {
    expect([43_512.3, 99.96, 8.414, 0.05234, 0, null].map(short)).toEqual([
      '43,512',
      '100',
      '8.41',
      '0.0523',
      '0',
      '–',
    ]);
  });
});
