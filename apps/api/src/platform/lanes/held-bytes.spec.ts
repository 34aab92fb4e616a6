// Who gives way when memory is held for too many who send or take slowly.
import { HeldBytes } from './held-bytes';

describe('memory that is held for others', () => {
  let cut: string[];
  let held: HeldBytes;
  const hold = (name: string, address: string, bytes: number): (() => void) =>
    held.hold(address, bytes, () => cut.push(name));

  beforeEach(() => {
    cut = [];
    held = new HeldBytes({ ofAddressMaxBytes: 100, inAllMaxBytes: 250 });
  });

  it('is so much for one address: what has been held for longest is cut', () => {
    hold('first', 'a', 60);
    hold('second', 'a', 40);
    expect(cut).toEqual([]);
    hold('third', 'a', 30);
    expect(cut).toEqual(['first']);
    hold('fourth', 'a', 30);
    expect(cut).toEqual(['first']);
    expect(held.inAllBytes).toBe(100);
  });

  it('is so much in all: whoever holds the most gives way, and nobody who holds little', () => {
    hold('small', 'small', 1);
    hold('a1', 'a', 50);
    hold('a2', 'a', 50);
    hold('b', 'b', 90);
    hold('c', 'c', 60);
    expect(cut).toEqual(['a1']);
    expect(held.inAllBytes).toBe(201);
  });

  it('is given back once', () => {
    const giveBack = hold('first', 'a', 60);
    giveBack();
    giveBack();
    expect(held.inAllBytes).toBe(0);
    hold('second', 'a', 100);
    expect(cut).toEqual([]);
  });
});
