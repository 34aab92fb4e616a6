// In which order npm test goes through its stages: lanes side by side, so that no core waits for the other, and in each lane one group after the other.
import type { Stage } from './arguments';

export interface Group {
  readonly stages: readonly Stage[];
  /** How many of its tasks run at a time. */
  readonly parallel: number;
  /** It begins when the pages are built: two that build the same would replace each other's files. */
  readonly isAfterPages: boolean;
}

type Lane = readonly Group[];

/** What only computes goes on while specs with services wait for clocks, for pages and for programs that they have killed. */
const LANES: readonly Lane[] = [
  [{ stages: ['static', 'unit'], parallel: 1, isAfterPages: true }],
  [
    { stages: ['integration'], parallel: 2, isAfterPages: false },
    { stages: ['e2e'], parallel: 1, isAfterPages: true },
  ],
];

/** Where nothing with services runs beside it: two compute, whoever else of them waits, and none of the long ones is left alone at the end. */
const PARALLEL_ALONE = 3;

/** Without what nobody asked for. */
export function lanesOf(asked: readonly Stage[]): readonly Lane[] {
  const lanes = LANES.map((lane) =>
    lane
      .map((group) => ({ ...group, stages: group.stages.filter((stage) => asked.includes(stage)) }))
      .filter(({ stages }) => stages.length > 0),
  ).filter((lane) => lane.length > 0);
  const hasServices = asked.includes('integration') || asked.includes('e2e');
  return hasServices
    ? lanes
    : lanes.map((lane) => lane.map((group) => ({ ...group, parallel: PARALLEL_ALONE })));
}
