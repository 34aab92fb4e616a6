// What an operator may type, and what is said to the rest.
import { readOrder } from './orders';

describe('an order', () => {
  it.each([
    ['list', { verb: 'list' }],
    ['  shards ', { verb: 'shards' }],
    ['add', { verb: 'add', role: 'all' }],
    ['add engine', { verb: 'add', role: 'engine' }],
    ['kill 2', { verb: 'kill', target: 2 }],
    ['start mysql', { verb: 'start', target: 'mysql' }],
    ['stop 1', { verb: 'stop', no: 1 }],
    ['freeze 3', { verb: 'freeze', target: 3 }],
    ['freeze db-2', { verb: 'freeze', target: 'db-2' }],
    ['kill all', { verb: 'kill', target: 'all' }],
    ['start all', { verb: 'start', target: 'all' }],
    ['pauses', { verb: 'pauses' }],
    ['upgrade v0.2.0', { verb: 'upgrade', commit: 'v0.2.0' }],
    ['upgrade HEAD~3', { verb: 'upgrade', commit: 'HEAD~3' }],
    ['wipe db-1', { verb: 'wipe', target: 'db-1' }],
  ])('may read "%s"', (line, order) => {
    expect(readOrder(line)).toEqual(order);
  });

  it.each([
    ['reboot', /unknown: reboot.*\n.*list/s],
    ['kill', /which one/],
    ['stop mysql', /number of an instance/],
    ['kill -1', /number of an instance/],
    ['upgrade', /which commit/],
    ['upgrade --all', /which commit/],
    ['add driver', /add takes all, edge, engine/],
    ['kill 1 2', /too many words/],
  ])('is refused with the reason: "%s"', (line, reason) => {
    expect(() => readOrder(line)).toThrow(reason);
  });
});
