// Sends accepted bids once more when the storm is over, by REST and elsewhere: no answer is remembered by a connection.
import { inLanes } from '../../bench/sockets/in-lanes';
import { type Bidder, RestLine, type Surroundings } from '../../load';

/** So many, spread over all that were accepted. */
const ASKED_AGAIN_MAX = 1_500;
const ASKING_AT_ONCE = 8;

/** `instancesFrom`: all instances, each number beginning at another. */
export async function askAgain(
  bidders: readonly Bidder[],
  surroundings: Surroundings,
  instancesFrom: (index: number) => readonly string[],
): Promise<void> {
  const own = bidders.flatMap((bidder) => bidder.own.map((order) => ({ bidder, order })));
  const everyNth = Math.max(Math.ceil(own.length / ASKED_AGAIN_MAX), 1);
  const asked = own.filter((_, index) => index % everyNth === 0);
  await inLanes(asked.length, ASKING_AT_ONCE, async (index) => {
    const next = asked[index];
    if (next === undefined) return;
    const { cookie, bidder: number } = next.bidder.seat;
    const baseUrls = instancesFrom(number + next.order.lotId + 1);
    await next.bidder.place(next.order, new RestLine(surroundings, { baseUrls, cookie }));
  });
}
