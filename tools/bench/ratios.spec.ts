// The ratios of the bench are those that the project has set itself.
import { compareRows } from './ratios';

describe('the ratios', () => {
  it('compare the engine with the row lock and with the bare journal', () => {
    const rows = [
      { id: 'peer.rowLock.hotLot', perSecond: 1_000, p50Ms: 3 },
      { id: 'limit.rawInsert', perSecond: 80_000, p50Ms: 3 },
      { id: 'engine.hotLot', perSecond: 40_000, p50Ms: 3 },
    ];
    expect(compareRows(rows)).toEqual([
      { id: 'engine.hotLot/peer.rowLock.hotLot', value: 40, wanted: 30 },
      { id: 'engine.hotLot/limit.rawInsert', value: 0.5, wanted: 0.5 },
    ]);
  });

  it('compare the time of a forwarded bid with that of a local one', () => {
    const rows = [
      { id: 'cluster.local', perSecond: 1, p50Ms: 2 },
      { id: 'cluster.forwarded', perSecond: 1, p50Ms: 3.2 },
    ];
    expect(compareRows(rows)).toEqual([
      { id: 'cluster.forwarded/cluster.local (p50)', value: 0.625, wanted: 0.5 },
    ]);
  });

  it('leave out what was not measured', () => {
    expect(compareRows([{ id: 'engine.hotLot', perSecond: 40_000, p50Ms: 3 }])).toEqual([]);
  });
});
