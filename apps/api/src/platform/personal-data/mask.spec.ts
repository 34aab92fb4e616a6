// Masked numbers: most of each is hidden, whatever its length.
import { mask } from './mask';

describe('mask', () => {
  it.each([
    ['330702199001011234', '330***********1234'],
    ['13800138000', '138****8000'],
    ['D2143569X', 'D2*****9X'],
    ['91350100M000100Y43', '913***********0Y43'],
    ['12345', '*****'],
    ['', ''],
  ])('shows %s as %s', (text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  it('has nothing to hide of nothing', () => {
    expect(mask(null)).toBeNull();
  });
});
