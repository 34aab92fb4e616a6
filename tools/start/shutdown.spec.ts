// The order in which everything stops.
import { Shutdown } from './shutdown';

describe('Shutdown', () => {
  it('stops what was started last first, one after the other', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown();
    for (const name of ['mysql', 'redis', 'api']) {
      await shutdown.add(name, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        order.push(name);
      });
    }
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(order).toEqual(['api', 'redis', 'mysql']);
  });

  it('stops the others when one fails', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown();
    await shutdown.add('mysql', () => void order.push('mysql'));
    await shutdown.add('api', () => Promise.reject(new Error('stuck')));
    const said = jest.spyOn(console, 'error').mockReturnValue();
    await shutdown.run();
    said.mockRestore();
    expect(order).toEqual(['mysql']);
  });

  it('stops at once what comes up after the end was asked for', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown();
    await shutdown.run();
    await shutdown.add('late', () => void order.push('late'));
    expect(order).toEqual(['late']);
  });
});
