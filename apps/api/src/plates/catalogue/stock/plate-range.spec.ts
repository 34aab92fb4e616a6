// What staff write for many plates, and which plates it means.
import { readPlateRange } from './plate-range';

const numbersOf = (raw: string): readonly string[] =>
  readPlateRange(raw)
    ?.plates()
    .map(({ number }) => number) ?? [];

describe('a range of plates', () => {
  it.each([
    ['浙G·8000A–8002A', ['浙G8000A', '浙G8001A', '浙G8002A']],
    ['浙g8000a-浙G8001a', ['浙G8000A', '浙G8001A']],
    ['浙G-8000A ~ 8001A', ['浙G8000A', '浙G8001A']],
    ['80A08至80A11', ['浙G80A08', '浙G80A09', '浙G80A10', '浙G80A11']],
    ['浙G·99998—99999', ['浙G99998', '浙G99999']],
    ['浙G·D12344–D12345', ['浙GD12344', '浙GD12345']],
    ['8000A-8000A', ['浙G8000A']],
  ])('counts %s from one to the other', (raw, numbers) => {
    expect(numbersOf(raw)).toEqual(numbers);
    expect(readPlateRange(raw)?.count).toBe(numbers.length);
  });

  it('takes each question mark of a pattern for any digit', () => {
    const numbers = numbersOf('浙G·8?？8A');
    expect(numbers).toHaveLength(100);
    expect([numbers[0], numbers[99]]).toEqual(['浙G8008A', '浙G8998A']);
    expect(numbersOf('D?0000')).toHaveLength(10);
  });

  it('knows how many it is without making them', () => {
    expect(readPlateRange('?????')?.count).toBe(100_000);
    expect(readPlateRange('00000-99999')?.count).toBe(100_000);
  });

  it.each([
    ['nothing', ''],
    ['one plate', '浙G8888A'],
    ['another prefix', '沪A8000A-8001A'],
    ['other letters on either side', '8000A-8001B'],
    ['other lengths', '8000A-80001A'],
    ['the second before the first', '8001A-8000A'],
    ['three ends', '8000A-8001A-8002A'],
    ['a letter that no plate has', '8?00I'],
    ['too many letters', 'ABC??'],
    ['too many characters', '8??????'],
    ['marks in a range', '8?00A-8100A'],
    ['letters where new-energy plates have digits', 'DAB???'],
  ])('is not %s', (_, raw) => {
    expect(readPlateRange(raw)).toBeNull();
  });
});
