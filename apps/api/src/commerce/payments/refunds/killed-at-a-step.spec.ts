// Whoever pays back is killed at every step, on the real database: in the end the provider has paid back once, and the books say so once.
import { waitUntil } from '../../../testing';
import { bookFaults } from '../testing/build-payments';
import { RefundKilling } from '../testing/refund-killing';
import { REFUND_STEPS } from '../testing/refund-worker-over.store';

const LIMIT_MS = 300_000;

describe('whoever pays back and is killed', () => {
  let killing: RefundKilling;

  beforeAll(async () => {
    killing = await RefundKilling.open();
  }, LIMIT_MS);
  afterAll(() => killing.close());

  it.each(REFUND_STEPS)(
    'leaves a refund that others finish: killed at "%s"',
    async (step) => {
      const { stub, database } = killing;
      const order = await killing.aWantedRefund();
      const before = stub.refunded.size;
      await killing.kill(await killing.aProcessAt(step));
      const isTaken = REFUND_STEPS.indexOf(step) >= REFUND_STEPS.indexOf('taken');
      expect(stub.refunded.size).toBe(before + (isTaken ? 1 : 0));
      expect(await killing.stateOfRefund(order)).toBe(step === 'booked' ? 'done' : 'sent');
      // What is booked is done: nobody finds anything left to do.
      const other = step === 'booked' ? null : await killing.aProcessAfter(1);
      await waitUntil(() => killing.isDone(order));
      if (other !== null) await killing.kill(other);
      await killing.expectToBeBack(order);
      expect(stub.refunded.size).toBe(before + 1);
      expect(await bookFaults(database.pool)).toEqual([]);
    },
    LIMIT_MS,
  );
});
