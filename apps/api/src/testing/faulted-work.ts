// Pieces of work of every area that write, each set up anew as often as wanted: for specs that let something fail in the middle of them.
import { randomUUID } from 'node:crypto';
import type { ApproveReservationBody } from '@haopai/contracts';
import { anAuction, anEnrolment, type TestAuction } from './build-auctions';
import { aCitizen } from './build-citizens';
import { aListing } from './build-listings';
import { anOrder, holdDeposits, payOrder } from './build-orders';
import { staffClient } from './build-staff';
import type { HttpAnswer, HttpClient } from './http-client';
import type { RunningApp } from './running-app';
import { waitUntil } from './wait-until';

type Headers = Readonly<Record<string, string>>;
/** Sends the same again each time that it is called, as a page does; null where nobody asks for it. */
export type Act = (headers: Headers) => Promise<HttpAnswer | null>;

export interface Work {
  readonly name: string;
  /** What has to be there first. */
  readonly arrange: (running: RunningApp) => Promise<Act>;
}

const DAY_MS = 86_400_000;
let serial = 0;

/** Of a car from abroad; another one each time. */
function aVin(): string {
  serial += 1;
  return `WBA${String(serial).padStart(14, '0')}`;
}

const once = (): Headers => ({ 'Idempotency-Key': randomUUID() });

async function aClient(running: RunningApp): Promise<{ readonly id: number; readonly client: HttpClient }> {
  const citizen = await aCitizen(running.pool);
  return { id: citizen.id, client: await running.clientOf(citizen) };
}

const soon = (running: RunningApp, lots: number): Promise<TestAuction> =>
  anAuction(running.pool, {
    startsAtMs: Date.now() + DAY_MS,
    lots: Array.from({ length: lots }, () => ({})),
  });

export const CITIZENS_WORK: readonly Work[] = [
  {
    name: 'a plate is bought',
    arrange: async (running) => {
      const [{ client }, { id }] = [await aClient(running), await aListing(running.pool)];
      const [body, key] = [{ vin: aVin() }, once()];
      return (headers) => client.post(`/api/v1/listings/${id}/orders`, body, { ...key, ...headers });
    },
  },
  {
    name: 'an order is cancelled',
    arrange: async (running) => {
      const [{ client }, { id }] = [await aClient(running), await aListing(running.pool)];
      const made = await client.post(`/api/v1/listings/${id}/orders`, { vin: aVin() }, once());
      const { orderNo } = made.body as { orderNo: string };
      return (headers) => client.post(`/api/v1/me/orders/${orderNo}/cancel`, {}, headers);
    },
  },
  {
    name: 'a payment begins',
    arrange: async (running) => {
      const { id, client } = await aClient(running);
      const { orderNo } = await anOrder(running, { citizenId: id });
      const key = once();
      return (headers) => client.post(`/api/v1/me/orders/${orderNo}/payments`, {}, { ...key, ...headers });
    },
  },
  {
    name: 'somebody enrols',
    arrange: async (running) => {
      const [{ client }, { id }] = [await aClient(running), await soon(running, 3)];
      const [body, key] = [{ vins: [aVin(), aVin()], shares: 2 }, once()];
      return (headers) => client.post(`/api/v1/auctions/${id}/enrolments`, body, { ...key, ...headers });
    },
  },
  {
    name: 'the car of an entry is changed',
    arrange: async (running) => {
      const { id: citizenId, client } = await aClient(running);
      const auction = await soon(running, 1);
      const enrolment = await anEnrolment(running.pool, { auctionId: auction.id, citizenId, shares: 1 });
      await holdDeposits(running, enrolment, { citizenId });
      // That the deposit has come is told a moment later, and is no part of the work.
      await waitUntil(async () => {
        const [told] = await running.pool.query<never[]>('SELECT 1 FROM notices WHERE citizen_id = ?', [
          citizenId,
        ]);
        return told.length > 0;
      });
      const [path, body] = [`${enrolment.id}/entries/${enrolment.entries[0]?.id ?? 0}`, { vin: aVin() }];
      return (headers) => client.put(`/api/v1/me/enrolments/${path}/vin`, body, headers);
    },
  },
  {
    name: 'a plate is reserved',
    arrange: async (running) => {
      const { client } = await aClient(running);
      const [body, key] = [{ tail: `C${String(1_000 + serial)}`, vin: aVin() }, once()];
      return (headers) => client.post('/api/v1/reservations', body, { ...key, ...headers });
    },
  },
  {
    name: 'a lot is watched',
    arrange: async (running) => {
      const [{ client }, { lots }] = [await aClient(running), await soon(running, 1)];
      return (headers) => client.put(`/api/v1/me/watches/${lots[0]?.id ?? 0}`, {}, headers);
    },
  },
  {
    name: 'a plate is watched',
    arrange: async (running) => {
      const [{ client }, { id }] = [await aClient(running), await aListing(running.pool)];
      return (headers) => client.put(`/api/v1/me/listing-watches/${id}`, {}, headers);
    },
  },
  {
    name: 'a case is made',
    arrange: async (running) => {
      const { client } = await aClient(running);
      const [body, key] = [{ about: 'other', text: '保证金没有退回' }, once()];
      return (headers) => client.post('/api/v1/me/claims', body, { ...key, ...headers });
    },
  },
  {
    name: 'an address is changed',
    arrange: async (running) => {
      const citizen = await aCitizen(running.pool);
      const client = await running.clientOf(citizen);
      const body = { currentPassword: citizen.password, address: '金东区光南路 2 号' };
      return (headers) => client.put('/api/v1/me/address', body, headers);
    },
  },
  {
    name: 'an account is closed',
    arrange: async (running) => {
      const citizen = await aCitizen(running.pool);
      const client = await running.clientOf(citizen);
      const body = { currentPassword: citizen.password };
      return (headers) => client.post('/api/v1/me/closing', body, headers);
    },
  },
];

export const OFFICE_WORK: readonly Work[] = [
  {
    name: 'staff are added',
    arrange: async (running) => {
      const administrator = await staffClient(running, 'administrator');
      serial += 1;
      const body = { username: `added_${serial}`, displayName: '一个人', role: 'clerk' };
      return (headers) => administrator.post('/api/v1/admin/staff', body, headers);
    },
  },
  {
    name: 'an auction is drafted',
    arrange: async (running) => {
      const clerk = await staffClient(running, 'clerk');
      const body = {
        title: '2026年第12期',
        startsAtMs: Date.now() + DAY_MS,
        ...{ depositFen: 500_000, sharesMax: 3, paymentDays: 5, firstBidMs: 300_000, countdownMs: 60_000 },
        ...{ ladderFen: [100_000, 200_000], staggerMs: 0, pickUpText: '' },
      };
      return (headers) => clerk.post('/api/v1/admin/auctions', body, headers);
    },
  },
  {
    name: 'a reservation is approved',
    arrange: async (running) => {
      const [{ client }, clerk] = [await aClient(running), await staffClient(running, 'clerk')];
      const wish = { tail: `C${String(1_000 + serial)}`, vin: aVin() };
      const { body } = await client.post('/api/v1/reservations', wish, once());
      const path = `/api/v1/admin/reservations/${(body as { id: number }).id}/approval`;
      const terms: ApproveReservationBody = { depositFen: 200_000, startPriceFen: 800_000, payDays: 5 };
      return (headers) => clerk.post(path, terms, headers);
    },
  },
];

/** What comes in from outside. Settlement, expiry, refunds and the outbox have suites of their own, which kill programs in the middle. */
export const OWN_WORK: readonly Work[] = [
  {
    name: 'a deposit is paid',
    arrange: async (running) => {
      const { id: citizenId } = await aClient(running);
      const auction = await soon(running, 1);
      const enrolment = await anEnrolment(running.pool, { auctionId: auction.id, citizenId, shares: 2 });
      const deposits = enrolment.entries.map(({ id, vin }) => ({ entryId: id, vin, amountFen: 500_000 }));
      const order = await anOrder(running, {
        ...{ kind: 'enrolmentDeposit', subjectId: enrolment.id, citizenId, deposits, amountFen: 1_000_000 },
      });
      serial += 1;
      const given = { paymentId: 2_000_000_000 + serial, atMs: Date.now() };
      return async () => {
        await payOrder(running, order, given);
        return null;
      };
    },
  },
];
