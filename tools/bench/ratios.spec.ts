// The ratios of the bench are those that the project has set itself.
import { compareRows } from './ratios';

describe('the ratios', () => {
  it('compare the engine with the row lock and with the bare journal', () => {
    const rows = [
      { id: 'peer.rowLock.hotLot', perSecond: 1_000 },
      { id: 'limit.rawInsert', perSecond: 80_000 },
      { id: 'engine.hotLot', perSecond: 40_000 },
    ];
    expect(compareRows(rows)).toEqual([
      { id: 'engine.hotLot/peer.rowLock.hotLot', value: 40, wanted: 30 },
      { id: 'engine.hotLot/limit.rawInsert', value: 0.5, wanted: 0.5 },
    ]);
  });

  it('leave out what was not measured', () => {
    expect(compareRows([{ id: 'engine.hotLot', perSecond: 40_000 }])).toEqual([]);
  });
});
