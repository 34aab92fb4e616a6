// Enrolment is open from publication to start, for whoever has none that stands.
import { PAYS_BEFORE_CLOSE_MS } from '@haopai/contracts';
import { anAuction, anEnrolment } from '@haopai/web-data/testing';
import { enrolmentStanding } from './enrolment-standing';

const { startsAtMs } = anAuction();
const BEFORE_MS = startsAtMs - PAYS_BEFORE_CLOSE_MS;
const live = anAuction({ state: 'live' });

describe('where a citizen stands with an auction', () => {
  it('is open as long as a deposit could be paid before the start, and not a millisecond longer', () => {
    expect(enrolmentStanding(anAuction(), null, BEFORE_MS)).toEqual({ status: 'open' });
    const tooLate = { status: 'tooLate', lastAtMs: BEFORE_MS };
    expect(enrolmentStanding(anAuction(), null, BEFORE_MS + 1)).toEqual(tooLate);
    expect(enrolmentStanding(anAuction({ isDrill: true }), null, startsAtMs - 1).status).toBe('open');
    const reserved = anEnrolment({ orderNo: null });
    expect(enrolmentStanding(anAuction(), reserved, BEFORE_MS + 1)).toMatchObject({ canAdd: false });
    const unpaid = anEnrolment({ state: 'unpaid' });
    expect(enrolmentStanding(anAuction(), unpaid, startsAtMs - 1).status).toBe('unpaid');
    const late = { status: 'closed', hasLapsed: false };
    expect(enrolmentStanding(anAuction(), null, startsAtMs)).toEqual(late);
    expect(enrolmentStanding(live, null, BEFORE_MS)).toEqual(late);
  });

  it('is too early before an auction’s own time, and too late after it', () => {
    const closesAtMs = startsAtMs - 100;
    const opensAtMs = closesAtMs - PAYS_BEFORE_CLOSE_MS - 100;
    const own = anAuction({ enrolmentOpensAtMs: opensAtMs, enrolmentClosesAtMs: closesAtMs });
    expect(enrolmentStanding(own, null, opensAtMs - 1)).toEqual({ status: 'early', opensAtMs });
    expect(enrolmentStanding(own, null, opensAtMs)).toEqual({ status: 'open' });
    const late = { status: 'closed', hasLapsed: false };
    expect(enrolmentStanding(own, null, closesAtMs)).toEqual(late);
    expect(enrolmentStanding({ ...own, state: 'live' }, null, opensAtMs - 1)).toEqual(late);
    expect(enrolmentStanding(own, anEnrolment(), closesAtMs)).toMatchObject({ canAdd: false });
  });

  it('is in with what is paid, also after the start', () => {
    for (const auction of [anAuction(), live])
      expect(enrolmentStanding(auction, anEnrolment(), BEFORE_MS).status).toBe('enrolled');
  });

  it('has to pay what it has not, until the start', () => {
    const unpaid = anEnrolment({ state: 'unpaid' });
    expect(enrolmentStanding(anAuction(), unpaid, BEFORE_MS)).toEqual({
      status: 'unpaid',
      enrolment: unpaid,
    });
    expect(enrolmentStanding(live, unpaid, startsAtMs)).toEqual({ status: 'closed', hasLapsed: true });
  });

  it.each(['cancelled', 'lapsed'] as const)('may begin again where one was %s', (state) => {
    expect(enrolmentStanding(anAuction(), anEnrolment({ state }), BEFORE_MS)).toEqual({ status: 'open' });
  });

  it('has all the shares of a drill that there are', () => {
    const [drill, own] = [anAuction({ isDrill: true }), anEnrolment({ orderNo: null })];
    expect(enrolmentStanding(drill, own, BEFORE_MS)).toMatchObject({ status: 'enrolled', canAdd: false });
  });

  it('may take more shares where all so far were reserved', () => {
    const reserved = anEnrolment({ orderNo: null });
    expect(enrolmentStanding(anAuction(), reserved, BEFORE_MS)).toMatchObject({ canAdd: true });
    expect(enrolmentStanding(anAuction(), anEnrolment(), BEFORE_MS)).toMatchObject({ canAdd: false });
    expect(enrolmentStanding(live, reserved, startsAtMs)).toMatchObject({ canAdd: false });
  });
});
