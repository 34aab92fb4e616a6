// Masked network addresses: their second half is hidden, however they are written.
import { maskNetworkAddress } from './mask-network-address';

describe('a masked network address', () => {
  it.each([
    ['203.0.113.77', '203.0.*.*'],
    ['::ffff:203.0.113.77', '203.0.*.*'],
    ['2001:db8:85a3:1:2:3:4:5', '2001:db8:*'],
    ['2001::1', '2001:*'],
    ['::1', '*'],
    ['unknown', '*'],
    ['', ''],
  ])('of %s is %s', (address, shown) => {
    expect(maskNetworkAddress(address)).toBe(shown);
  });
});
