// A number is called by its digits alone.
import { telephoneAddress } from './telephone';

describe('a telephone number', () => {
  it('is called as a telephone writes it', () => {
    expect(telephoneAddress('+86 (579) 8888-0000')).toBe('tel:+8657988880000');
    expect(telephoneAddress('0579-0000-0000')).toBe('tel:057900000000');
  });
});
