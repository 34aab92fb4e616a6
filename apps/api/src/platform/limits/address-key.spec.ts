// Which addresses count together.
import { addressKey, neighboursOf, networkKey } from './address-key';

describe('addressKey', () => {
  it.each(['203.0.113.7', '::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7'])(
    'counts IPv4 by the address, also when it is written as %s',
    (address) => {
      expect(addressKey(address)).toBe('203.0.113.7');
    },
  );

  it('counts a whole IPv6 /64 as one', () => {
    const network = '2001:db8:0:7::/64';
    expect(addressKey('2001:db8:0:7::1')).toBe(network);
    expect(addressKey('2001:0db8:0000:0007:ffff:ffff:ffff:ffff')).toBe(network);
    expect(addressKey('2001:db8::7:0:0:0:9')).toBe(network);
    expect(addressKey('2001:db8:0:8::1')).not.toBe(network);
  });

  it.each([
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ])('knows %s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it('takes what is no address as it is', () => {
    expect(addressKey('')).toBe('');
    expect(addressKey('unknown')).toBe('unknown');
  });
});

describe('networkKey', () => {
  it('counts a whole IPv6 /48 as one, and IPv4 by its address alone', () => {
    expect(networkKey('2001:db8:7:1::1')).toBe('2001:db8:7::/48');
    expect(networkKey('2001:db8:7:ffff::1')).toBe('2001:db8:7::/48');
    expect(networkKey('2001:db8:8::1')).not.toBe('2001:db8:7::/48');
    expect(networkKey('203.0.113.7')).toBeNull();
    expect(networkKey('::ffff:203.0.113.7')).toBeNull();
    expect(networkKey('unknown')).toBeNull();
  });
});

describe('neighboursOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24', null],
    ['::ffff:203.0.113.7', '203.0.113.0/24', null],
    ['2001:db8:7:1::1', '2001:db8:7::/48', '2001:db8::/32'],
    ['2001:db8:8:ffff::1', '2001:db8:8::/48', '2001:db8::/32'],
    ['unknown', null, null],
  ])('counts %s with %s and %s', (address, network, provider) => {
    expect(neighboursOf(address)).toEqual({ network, provider });
  });
});
