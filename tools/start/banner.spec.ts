// What a newcomer is told: which auctions there are, with which ticket they get into the first, and how to get another.
import type { DemoAuction } from '../seed';
import { banner, demoLines, untilText } from './banner';

const MINUTE_MS = 60_000;
const NOW_MS = Date.UTC(2026, 10, 29, 6, 0);
const auction = (id: number, startsAtMs: number, countdownMs = MINUTE_MS): DemoAuction => ({
  id,
  title: `2026年第${id}期`,
  startsAtMs,
  countdownMs,
  people: [{ username: 'demo1', paddleNo: 101, accessCode: `00000${id}` }],
  bots: [],
});

describe('the lines about the demo', () => {
  it('name the auctions in a row, the ticket of the first, and how to get another', () => {
    const text = demoLines({
      auctions: [
        auction(1, NOW_MS - 5_000, 8_000),
        auction(2, NOW_MS - 3_000),
        auction(3, NOW_MS + 10 * MINUTE_MS),
        auction(4, NOW_MS + 20 * 60 * MINUTE_MS),
        auction(5, NOW_MS + 9 * 60 * MINUTE_MS),
        auction(6, NOW_MS + 68 * 60 * MINUTE_MS),
      ],
      nowMs: NOW_MS,
    }).join('\n');
    expect(text).not.toContain('第1期');
    expect(text).toMatch(/2026年第2期 +live since 13:59:57/);
    expect(text).toMatch(/2026年第3期 +opens at 14:10:00, in 10 min/);
    expect(text).toMatch(/2026年第4期 +opens tomorrow at 10:00:00, in 20 h/);
    expect(text).toMatch(/2026年第5期 +opens at 23:00:00, in 9 h/);
    expect(text).toMatch(/2026年第6期 +opens on 2026-12-02 at 10:00:00, in 68 h/);
    expect(text).toMatch(/demo1 .*101 +000002/);
    expect(text).toContain('however long this runs');
  });

  it('are none where there is no auction to join', () => {
    expect(demoLines({ auctions: [], nowMs: NOW_MS })).toEqual([]);
    expect(demoLines({ auctions: [auction(1, NOW_MS, 8_000)], nowMs: NOW_MS })).toEqual([]);
  });

  it('come after the way to a first bid, which a newcomer reads first', () => {
    const facts = {
      port: 3000,
      logFile: 'api.log',
      witness: null,
      hasBots: true,
      auctions: [],
      nowMs: NOW_MS,
    };
    const [first, , practise = '', forReal = ''] = banner(facts).split('\n').slice(1);
    expect(first).toContain('Bid in one minute');
    expect(practise).toContain('http://localhost:3000/practice');
    expect(forReal).toMatch(/3000\/login .*demo1 with haopai-demo/);
  });

  it('say how long that is, in the unit in which one would', () => {
    expect([9_400, 600_000, 20 * 60 * MINUTE_MS].map(untilText)).toEqual(['in 10 s', 'in 10 min', 'in 20 h']);
  });
});
