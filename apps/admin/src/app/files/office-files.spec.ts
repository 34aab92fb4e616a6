// Files from the office are called by auction, what and day, and by nothing that a system does not take.
import { fileName } from './office-files';

const AT_MS = Date.UTC(2026, 10, 29, 17);

describe('the name of a file', () => {
  it.each([
    [['2026年第12期', '竞买人'], '2026年第12期 竞买人 2026-11-30'],
    [['号牌库存'], '号牌库存 2026-11-30'],
    [['第1/2期: "新春"', '结算明细'], '第1 2期 新春 结算明细 2026-11-30'],
    [['\u202Egnp.exe', '结算明细'], 'gnp.exe 结算明细 2026-11-30'],
  ])('of %j is %s, by the day in Beijing', (parts, name) => {
    expect(fileName(parts, AT_MS)).toBe(name);
  });

  it('is not too long for any system', () => {
    const name = fileName(['字'.repeat(100), '字'.repeat(100)], AT_MS);
    expect(new TextEncoder().encode(`${name}.xlsx`).byteLength).toBeLessThanOrEqual(255);
  });
});
