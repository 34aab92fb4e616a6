// From bids to figures to a verdict: what is lost, what is forgiven after a kill, and how the report says it.
import type { BidNote } from './bidders/bid-note';
import { CROWDS, QUIET } from './crowds';
import { judgePhases } from './judge';
import { figuresOfPhase, type Phase } from './phase';
import { hostileJson, hostileTable } from './report';

const [CROWD = QUIET] = CROWDS;

const bid = (tookMs: number, first = 'accepted', last = first, sentAtMs = 0): BidNote => ({
  ...{ sentAtMs, tookMs, first, last },
});
const many = (count: number, tookMs: number): readonly BidNote[] =>
  Array.from({ length: count }, () => bid(tookMs));

function phaseOf(bids: readonly BidNote[], more: Partial<Phase> = {}): Phase {
  return {
    ...{ crowd: CROWD, seconds: 10, bids, cuts: 0, heldBack: 0, leasesLost: 0, lotsEnded: 8, missedEnds: 0 },
    ...{ strangers: [], killedAtMs: null },
    ...more,
  };
}

const judge = (...phases: readonly Phase[]) => judgePhases(phases.map(figuresOfPhase), 60);
const quiet = phaseOf(many(100, 5), { crowd: QUIET });

describe('the verdict', () => {
  it('is good when bids are answered in time, accepted or too low', () => {
    const answers = ['accepted', 'BID.TOO_LOW', 'BID.ALREADY_LEADING'].map((code) => bid(40, code));
    expect(judge(quiet, phaseOf(answers))).toEqual({ p99MaxMs: 60, missed: [] });
  });

  it('allows three times the p99 of the quiet', () => {
    const slow = phaseOf(many(100, 30), { crowd: QUIET });
    expect(judge(slow, phaseOf(many(100, 90))).missed).toEqual([]);
    expect(judge(slow, phaseOf(many(100, 91))).missed).toEqual([`${CROWD.title}: p99 91 ms of 90`]);
  });

  it('counts every other answer as lost, whatever was said when it was asked again', () => {
    const phase = phaseOf([
      ...many(100, 5),
      bid(9, 'SERVER.BUSY', 'accepted'),
      bid(9, 'no answer in time'),
      bid(9, 'BID.TOO_LATE'),
    ]);
    expect(figuresOfPhase(phase)).toMatchObject({ bids: 103, lost: 3, rescued: 1, maxMs: 5 });
    expect(judge(quiet, phase).missed).toEqual([`${CROWD.title}: 3 bids lost`]);
  });

  it('names lines that were cut, leases and ends that were missed, and a phase without bids', () => {
    const phase = phaseOf([], { cuts: 2, leasesLost: 64, missedEnds: 1 });
    expect(judge(quiet, phase).missed.map((miss) => miss.slice(CROWD.title.length))).toEqual([
      ': no bid was sent',
      ': p99 – ms of 60',
      ': bidders were cut 2 times',
      ': 64 leases lost',
      ': 1 lots missed their end',
    ]);
  });

  it('names log-ins of somebody else that had no answer in time', () => {
    const answers = { 'in time': 9, '/api/v1/auth/captcha has no answer within 2000 ms': 2 };
    const strangers = [{ act: 'logInBesides', offered: 11, unsent: 0, answers }];
    expect(judge(quiet, phaseOf(many(100, 5), { strangers })).missed).toEqual([
      `${CROWD.title}: log-ins beside it: /api/v1/auth/captcha has no answer within 2000 ms (2)`,
    ]);
  });

  it('forgives what is answered in the end where an instance was killed, and leaves its hand-over out of the times', () => {
    const killedAtMs = 100_000;
    const inHandOver = bid(3_000, 'the connection was closed', 'accepted', killedAtMs + 500);
    const waited = bid(2_500, 'accepted', 'accepted', killedAtMs + 600);
    const phase = phaseOf([...many(100, 5), inHandOver, waited], { cuts: 7, killedAtMs });
    expect(figuresOfPhase(phase)).toMatchObject({ maxMs: 5, handOver: { bids: 2, maxMs: 2_500 } });
    expect(judge(quiet, phase).missed).toEqual([]);
    const lost = bid(20_000, 'no answer in time', 'no answer in time', killedAtMs + 500);
    expect(judge(quiet, phaseOf([...phase.bids, lost], { killedAtMs })).missed).toEqual([
      `${CROWD.title}: 1 bids lost`,
    ]);
  });

  it('stands below the table, with what the strangers were told', () => {
    const tally = { act: 'read', offered: 4_000, unsent: 5, answers: { '200': 3_000, '503': 995 } };
    const figures = [
      quiet,
      phaseOf([bid(700), bid(3, 'SERVER.BUSY')], { strangers: [tally], leasesLost: 2 }),
    ].map(figuresOfPhase);
    const run = { site: ['one api instance'], bidders: 20, share: 1 };
    const json = hostileJson(figures, judgePhases(figures, 60), run);
    expect(json).toMatchObject({ leasesLost: 2, missedEnds: 0, lost: 1, p99MaxMs: 60 });
    const table = hostileTable(json);
    expect(table).toContain('read: 4000 offered, 5 unsent; 200 3000, 503 995');
    expect(table).toContain('bids: accepted 1, SERVER.BUSY 1');
    expect(table).toContain(`MISSED: ${CROWD.title}: p99 700 ms of 60`);
  });
});
