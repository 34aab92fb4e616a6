// Everybody reads why lots stand still, once for all that do for the same reason.
import { aLot } from '@haopai/web-data/testing';
import { standstillsOf } from './standstills';

describe('what stands still on a board', () => {
  it('is nothing while all lots run', () => {
    expect(standstillsOf([aLot(), aLot({ phase: 'sold' })])).toEqual([]);
  });

  it('is told together where the reason is the same, the paused first', () => {
    const lots = [
      aLot({ lotNo: 1, phase: 'withdrawn', reason: '号牌有误' }),
      aLot({ lotNo: 2, phase: 'paused', reason: '核对' }),
      aLot({ lotNo: 3 }),
      aLot({ lotNo: 4, phase: 'paused', reason: '核对' }),
      aLot({ lotNo: 5, phase: 'paused', reason: '网络' }),
    ];
    expect(standstillsOf(lots)).toEqual([
      { phase: 'paused', reason: '核对', lotNos: [2, 4] },
      { phase: 'paused', reason: '网络', lotNos: [5] },
      { phase: 'withdrawn', reason: '号牌有误', lotNos: [1] },
    ]);
  });
});
