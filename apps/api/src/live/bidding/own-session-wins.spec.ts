// Who somebody is comes from the session and from nothing that they send: what is spread last wins.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EnterRoom, RoomController } from '../../auctions/enrolments';
import type { CitizenSession } from '../../access/sessions';
import { RefusalError } from '../../platform/errors';
import type { LiveSocket } from '../sockets';
import { BidsController } from './bids.controller';
import { LiveGateway } from './live.gateway';
import { LotGateway } from './lot.gateway';
import type { PlaceBid } from './place-bid';
import { ProxyController } from './proxy.controller';
import type { ProxyBids } from './proxy-bids';

const OWN: CitizenSession = { sessionId: 'own', citizenId: 1, cookies: 'haopai.sid=own' };
/** What a message says beside its own fields, had the shapes let it through. */
const FORGED = { sessionId: 'theirs', citizenId: 2, cookies: 'haopai.sid=theirs' };
const KEY = '7d3f6c1a-9f42-4a7e-8a30-5a2d0f1b9c11';
const REFUSED = new RefusalError('REQUEST.NOT_FOUND', {});

describe('what a message says of its sender', () => {
  const orders: object[] = [];
  const keep = (order: object): Promise<RefusalError> => {
    orders.push(order);
    return Promise.resolve(REFUSED);
  };
  const useCase = { execute: keep, set: keep, cancel: keep };
  const proxyBids = useCase as unknown as ProxyBids;
  const enterRoom = useCase as unknown as EnterRoom;
  const placeBid = useCase as unknown as PlaceBid;
  const nobody = undefined as never;
  const socket = {
    request: {
      session: { id: OWN.sessionId, citizenId: OWN.citizenId },
      headers: { cookie: OWN.cookies },
    },
  } as unknown as LiveSocket;
  const lots = new LotGateway(nobody, nobody, nobody, nobody, proxyBids);
  const auctions = new LiveGateway(nobody, nobody, nobody, enterRoom, nobody, nobody, nobody);
  const message = <Body extends object>(body: Body): Body => ({ ...body, ...FORGED });

  const ways: readonly (readonly [string, () => unknown])[] = [
    [
      'lot.proxy',
      () => lots.setCeiling(socket, message({ lotId: 3, proxyId: KEY, ceilingFen: 1, entryId: 4 })),
    ],
    ['lot.proxy.cancel', () => lots.cancelCeiling(socket, message({ lotId: 3, proxyId: KEY }))],
    [
      'auction.enter',
      () => auctions.enter(socket, message({ auctionId: 5, paddleNo: 6, accessCode: '123456' })),
    ],
    [
      'POST bids',
      () => new BidsController(placeBid, nobody).place(3, KEY, message({ amountFen: 1, entryId: 4 }), OWN),
    ],
    [
      'PUT proxy',
      () => new ProxyController(proxyBids, nobody).set(3, KEY, message({ ceilingFen: 1, entryId: 4 }), OWN),
    ],
    [
      'POST room',
      () =>
        new RoomController(enterRoom, nobody, nobody).enter(
          5,
          message({ paddleNo: 6, accessCode: '123456' }),
          OWN,
          nobody,
        ),
    ],
  ];

  it.each(ways)('changes nothing in %s', async (_, send) => {
    orders.length = 0;
    await send();
    expect(orders).toEqual([expect.objectContaining(OWN)]);
  });

  it('is nowhere written over the session', () => {
    const root = join(__dirname, '..', '..');
    const over = globSync('**/*.ts', { cwd: root })
      .filter((file) => !file.endsWith('.spec.ts'))
      .filter((file) =>
        /\{\s*\.\.\.[\w.]*[sS]ession\w*(\([^)]*\))?,[^{}]*\.\.\./.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(over).toEqual([]);
  });
});
