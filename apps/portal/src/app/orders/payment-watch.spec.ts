// Looks for a payment less and less often, never twice at once, and gives the word to the payer in the end.
import { TestBed } from '@angular/core/testing';
import { LATER_EVERY_MS, LOOK_AGAIN_AFTER_MS, PaymentWatch } from './payment-watch';

describe('PaymentWatch', () => {
  let watch: PaymentWatch;
  let looks: number;
  let isThere: boolean;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: [PaymentWatch] });
    watch = TestBed.inject(PaymentWatch);
    looks = 0;
    isThere = false;
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  const look = (): Promise<boolean> => {
    looks++;
    return Promise.resolve(isThere);
  };
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('looks at once, and stops when the payment is there', async () => {
    void watch.start(look);
    await pass(0);
    expect(looks).toBe(1);
    expect(watch.state()).toBe('looking');
    isThere = true;
    await pass(500);
    expect(looks).toBe(2);
    expect(watch.state()).toBe('off');
    await pass(600_000);
    expect(looks).toBe(2);
  });

  it('looks less and less often', () => {
    expect([...LOOK_AGAIN_AFTER_MS].sort((a, b) => a - b)).toEqual(LOOK_AGAIN_AFTER_MS);
  });

  it('says after a while that nothing came, and goes on looking for it once a minute', async () => {
    void watch.start(look);
    await pass(LOOK_AGAIN_AFTER_MS.reduce((sum, ms) => sum + ms, 0));
    expect(watch.state()).toBe('overdue');
    const before = looks;
    await pass(2 * LATER_EVERY_MS);
    expect(looks).toBe(before + 2);
    isThere = true;
    await pass(LATER_EVERY_MS);
    expect(watch.state()).toBe('off');
  });

  it('looks again at once when asked to', async () => {
    void watch.start(look);
    await pass(LOOK_AGAIN_AFTER_MS.reduce((sum, ms) => sum + ms, 0));
    expect(looks).toBe(LOOK_AGAIN_AFTER_MS.length + 1);
    expect(watch.state()).toBe('overdue');
    isThere = true;
    void watch.start(look);
    await pass(0);
    expect(watch.state()).toBe('off');
  });

  it('takes one that is found with the last look', async () => {
    void watch.start(look);
    await pass(LOOK_AGAIN_AFTER_MS.reduce((sum, ms) => sum + ms, 0) - 1);
    isThere = true;
    await pass(1);
    expect(watch.state()).toBe('off');
  });

  it('looks no more once it was started anew or stopped', async () => {
    void watch.start(look);
    await pass(0);
    void watch.start(look);
    await pass(500);
    expect(looks).toBe(3);
    watch.stop();
    await pass(600_000);
    expect(looks).toBe(3);
    expect(watch.state()).toBe('off');
  });
});
