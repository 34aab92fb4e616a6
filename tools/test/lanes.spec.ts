// Stages keep both cores busy, each of them runs once, and the pages are built by one at a time.
import { STAGES } from './arguments';
import { lanesOf } from './lanes';

const stagesOf = (lanes: ReturnType<typeof lanesOf>) => lanes.map((lane) => lane.map(({ stages }) => stages));

describe('the lanes of npm test', () => {
  it('run each stage once, journeys after what stands on services, and what only computes beside both', () => {
    expect(stagesOf(lanesOf(STAGES))).toEqual([[['static', 'unit']], [['integration'], ['e2e']]]);
    expect(
      lanesOf(STAGES)
        .flat()
        .flatMap(({ stages }) => stages)
        .toSorted(),
    ).toEqual(STAGES.toSorted());
  });

  it('wait for the pages but for integration, which looks at none', () => {
    const waiting = lanesOf(STAGES)
      .flat()
      .filter(({ isAfterPages }) => isAfterPages);
    expect(waiting.flatMap(({ stages }) => stages)).toEqual(['static', 'unit', 'e2e']);
  });

  it('are fewer when less is asked for, and what only computes goes on where another waits', () => {
    expect(stagesOf(lanesOf(['static', 'unit']))).toEqual([[['static', 'unit']]]);
    expect(lanesOf(['static', 'unit']).flat()).toMatchObject([{ parallel: 3 }]);
    expect(stagesOf(lanesOf(['unit', 'e2e']))).toEqual([[['unit']], [['e2e']]]);
    expect(lanesOf(['unit', 'e2e']).flat()).toMatchObject([{ parallel: 1 }, { parallel: 1 }]);
    expect(lanesOf(['integration']).flat()).toMatchObject([{ parallel: 2 }]);
  });
});
