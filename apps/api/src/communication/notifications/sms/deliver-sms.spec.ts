// When a text leaves and when it does not: its age, the limits of a number, and what the provider has already taken.
import { PersonalData } from '../../../platform/personal-data';
import { aDatabase, testConfig, type ThrowAwayDatabase } from '../../../testing';
import { OutboxClaimsStore } from '../outbox/outbox-claims.store';
import { SealedBodies } from '../outbox/sealed-bodies';
import type { ReadableMessage } from '../outbox/channel-worker';
import type { Outcome } from '../outbox/outcome';
import { RecipientLimitsStore } from '../outbox/recipient-limits.store';
import { aMessage } from '../testing/build-messages';
import { anOutgoingText } from '../testing/sms-sender-contract';
import { DeliverSms, TEXTS_A_DAY_MAX, TEXTS_A_MINUTE_MAX } from './deliver-sms';
import type { OutgoingText, SmsSender } from './sms-sender';
import { textMessageToJson } from './text-message';

class SenderOfTheSpec implements SmsSender {
  readonly sent: OutgoingText[] = [];
  taken: 'yes' | 'no' | 'nobody knows' = 'no';

  async send(text: OutgoingText): Promise<Outcome> {
    this.sent.push(text);
    return { kind: 'accepted', ref: null };
  }

  async wasTaken(): Promise<boolean> {
    if (this.taken === 'nobody knows') throw new Error('no records');
    return this.taken === 'yes';
  }
}

describe('delivering a text', () => {
  let database: ThrowAwayDatabase;
  let personalData: PersonalData;
  let claims: OutboxClaimsStore;
  let sender: SenderOfTheSpec;
  let delivery: DeliverSms;

  beforeAll(async () => {
    database = await aDatabase();
    const config = testConfig(database.config);
    personalData = new PersonalData(config);
    claims = new OutboxClaimsStore(database.pool, new SealedBodies(personalData));
  });
  beforeEach(async () => {
    sender = new SenderOfTheSpec();
    delivery = new DeliverSms(sender, new RecipientLimitsStore(database.pool), testConfig(database.config));
    await database.pool.query('DELETE FROM outbox');
  });
  afterAll(() => database.drop());

  const claimed = async (
    count: number,
    given: { validMs?: number } = {},
  ): Promise<readonly ReadableMessage[]> => {
    const { mobile } = anOutgoingText();
    const body = textMessageToJson({
      mobile,
      template: 'loginCode',
      params: { code: '123456' },
      language: 'zh',
    });
    for (let number = 0; number < count; number += 1)
      await aMessage(database.pool, personalData, { body, recipient: 'a number', ...given });
    const messages = await claims.claim({ channel: 'sms', max: count, leaseMs: 10_000 });
    return messages.map((message) => ({ ...message, body: message.body ?? '' }));
  };
  const deliver = (message: ReadableMessage): Promise<Outcome> =>
    delivery.deliver(message, () => message.claimedAtMs);
  const doubtful = async (): Promise<ReadableMessage> => {
    const [message] = await claimed(1);
    if (message === undefined) throw new Error('nothing to claim');
    return { ...message, isDoubtful: true };
  };

  it('sends no code that is older than its five minutes', async () => {
    const [late, right] = await claimed(2, { validMs: 300_000 });
    if (late === undefined || right === undefined) throw new Error('nothing to claim');
    expect(await delivery.deliver(late, () => late.claimedAtMs + 300_001)).toEqual({ kind: 'expired' });
    expect(await delivery.deliver(right, () => right.claimedAtMs + 290_000)).toMatchObject({
      kind: 'accepted',
    });
    expect(sender.sent).toMatchObject([{ token: right.token }]);
  });

  it('asks whether a doubtful one was taken before it sends it', async () => {
    sender.taken = 'yes';
    expect(await deliver(await doubtful())).toMatchObject({ kind: 'accepted' });
    expect(sender.sent).toEqual([]);
    sender.taken = 'no';
    expect(await deliver(await doubtful())).toMatchObject({ kind: 'accepted' });
    expect(sender.sent).toHaveLength(1);
  });

  it('does not send a doubtful one while nobody can say', async () => {
    sender.taken = 'nobody knows';
    await expect(deliver(await doubtful())).rejects.toThrow();
    expect(sender.sent).toEqual([]);
  });

  it('sends only so many to a number in a minute, also when they come at once', async () => {
    const messages = await claimed(TEXTS_A_MINUTE_MAX + 2);
    const outcomes = await Promise.all(messages.map(deliver));
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array<string>(TEXTS_A_MINUTE_MAX).fill('accepted'),
      'later',
      'later',
    ]);
    expect(sender.sent).toHaveLength(TEXTS_A_MINUTE_MAX);
  });

  it('sends only so many to a number in a day', async () => {
    await database.pool.query(
      `INSERT INTO outbox (token, channel, state, recipient, due_at_ms, attempts, is_doubtful, created_at_ms, settled_at_ms) VALUES ?`,
      [
        Array.from({ length: TEXTS_A_DAY_MAX }, (_, at) => {
          const atMs = Date.now() - 3_600_000;
          return [`earlier-${at}`, 'sms', 'accepted', 'a number', atMs, 1, 0, atMs, atMs];
        }),
      ],
    );
    const [message] = await claimed(1);
    if (message === undefined) throw new Error('nothing to claim');
    expect(await deliver(message)).toEqual({ kind: 'refused', code: 'NUMBER.DAY_LIMIT' });
    expect(await deliver({ ...message, recipient: 'another number' })).toMatchObject({ kind: 'accepted' });
  });

  it('refuses a template that this version does not know', async () => {
    const [message] = await claimed(1);
    if (message === undefined) throw new Error('nothing to claim');
    const outcome = await deliver({ ...message, body: JSON.stringify({ template: 'toString' }) });
    expect(outcome).toEqual({ kind: 'refused', code: 'TEMPLATE.UNKNOWN' });
  });
});
