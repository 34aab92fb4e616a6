// Every stranger has an address of its own, and none that of the bidders.
import { addressOfStranger, ONE_ADDRESS } from './addresses';

describe('the addresses of strangers', () => {
  it('are 127.x.y.z, each for one stranger alone', () => {
    const many = Array.from({ length: 70_000 }, (_, nth) => addressOfStranger(nth));
    expect(many.slice(0, 2)).toEqual(['127.1.0.1', '127.1.0.2']);
    expect(many[254]).toBe('127.1.1.1');
    expect(many.at(-1)).toBe('127.2.19.150');
    expect(new Set(many).size).toBe(many.length);
    expect(many).not.toContain(ONE_ADDRESS);
  });
});
