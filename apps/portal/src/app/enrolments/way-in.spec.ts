// There is one press into an auction, as long as it is of use.
import { PAYS_BEFORE_CLOSE_MS } from '@haopai/contracts';
import { anAuction, anEnrolment } from '@haopai/web-data/testing';
import { enrolmentStanding } from './enrolment-standing';
import { wayIn } from './way-in';

describe('the way into an auction', () => {
  const auction = anAuction({ id: 7 });
  const before = auction.startsAtMs - PAYS_BEFORE_CLOSE_MS;
  const wayOf = (own: ReturnType<typeof anEnrolment> | null, nowMs = before) =>
    wayIn(auction, enrolmentStanding(auction, own, nowMs));

  it('is to enrol, also after one has lapsed, until the start', () => {
    const toEnrol = { address: ['/auctions', 7, 'enrol', 'shares'], name: 'enrolment.enrol' };
    expect(wayOf(null)).toEqual(toEnrol);
    expect(wayOf(anEnrolment({ state: 'lapsed' }))).toEqual(toEnrol);
    expect(wayOf(null, before + 1)).toBeNull();
    expect(wayOf(null, auction.startsAtMs)).toBeNull();
  });

  it('is to pay for what waits to be paid', () => {
    expect(wayOf(anEnrolment({ state: 'unpaid', orderNo: '2026' }))).toEqual({
      address: ['/account/orders', '2026'],
      name: 'enrolment.pay',
    });
  });

  it('is none for who is in', () => expect(wayOf(anEnrolment())).toBeNull());
});
