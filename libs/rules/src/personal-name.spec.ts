// What is left of a person's name.
import { maskName } from './personal-name';

describe('a masked name', () => {
  it.each([
    ['王小明', '王**'],
    ['欧阳若兰', '欧**'],
    ['𠮷田', '𠮷**'],
    ['', ''],
  ])('of %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
