// Of all reasons not to bid, the page names the one to act on first.
import type { RoomPass } from '@haopai/contracts';
import type { PlateVehicle } from '@haopai/rules/plates';
import { aCitizen, aLot, aPass } from '@haopai/web-data/testing';
import { type BidderAtLot, gateOf, usableEntries } from './bid-gate';

const bidder = (change: Partial<BidderAtLot> = {}): BidderAtLot => ({
  lot: aLot(),
  phase: 'oneMinute',
  isBidderKnown: true,
  citizen: aCitizen(),
  pass: aPass(null, null),
  isDisqualified: false,
  isConnected: true,
  ...change,
});

const withVehicles = (pass: RoomPass, ...vehicles: readonly PlateVehicle[]): RoomPass => ({
  ...pass,
  entries: pass.entries.map((entry, place) => ({ ...entry, vehicle: vehicles[place] ?? null })),
});

describe('gateOf', () => {
  it('is open to a bidder with a free entry', () => {
    expect(gateOf(bidder())).toBe('open');
  });

  it.each([
    ['ended', { phase: 'sold', citizen: null }],
    ['ended', { phase: 'sold', citizen: null, isBidderKnown: false }],
    ['checking', { citizen: null, pass: null, isBidderKnown: false }],
    ['checking', { pass: null, isBidderKnown: false, isConnected: false }],
    ['open', { isBidderKnown: false }],
    ['logIn', { citizen: null, pass: null }],
    // In a practice.
    ['open', { citizen: null }],
    ['disqualified', { isDisqualified: true, citizen: aCitizen({ region: '330782' }) }],
    ['disqualified', { isDisqualified: true, pass: null, isConnected: false }],
    ['otherRegion', { citizen: aCitizen({ region: '330782' }), pass: null }],
    ['enterRoom', { pass: null }],
    ['offline', { isConnected: false }],
    ['notOpen', { phase: 'waiting' }],
    ['paused', { phase: 'paused' }],
    ['closing', { phase: 'closing' }],
    ['leading', { lot: aLot({ leaderPaddle: 12 }) }],
    ['noEntry', { pass: aPass(8, 9) }],
    ['otherVehicle', { pass: withVehicles(aPass(8, null), 'large', 'large') }],
    ['open', { pass: withVehicles(aPass(null, null), 'large', 'small') }],
  ] as const)('says %s', (gate, change) => {
    expect(gateOf(bidder(change))).toBe(gate);
  });

  it('lets an outbid paddle go on with the entry that stands here', () => {
    expect(gateOf(bidder({ pass: aPass(7, 9) }))).toBe('open');
  });
});

describe('usableEntries', () => {
  it('offers the bound entry alone, so that nobody is asked twice', () => {
    expect(usableEntries(aPass(null, 7, null), aLot({ lotId: 7 })).map((entry) => entry.entryId)).toEqual([
      2,
    ]);
  });

  it('offers the free ones before the first bid', () => {
    expect(usableEntries(aPass(null, 8, null), aLot({ lotId: 7 })).map((entry) => entry.entryId)).toEqual([
      1, 3,
    ]);
  });

  it('offers of the free ones those whose cars may carry the plate, or of which nobody has said what they are', () => {
    const pass = withVehicles(aPass(null, null, null), 'smallNewEnergy', 'small');
    expect(usableEntries(pass, aLot({ lotId: 7 })).map((entry) => entry.entryId)).toEqual([2, 3]);
  });
});
