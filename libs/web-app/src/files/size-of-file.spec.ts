// How large a file is, in words.
import { sizeOfFile } from './size-of-file';

describe('the size of a file', () => {
  it.each([
    [1, '1 KB'],
    [1_025, '2 KB'],
    [1_048_576, '1 MB'],
    [10_485_760, '10 MB'],
    [3_355_444, '3.2 MB'],
  ])('of %i bytes is %s', (byteCount, words) => {
    expect(sizeOfFile(byteCount)).toBe(words);
  });
});
