// The code holds the link: its corners are where every reader looks for them, with light all round.
import { create } from 'qrcode';
import { drawQr } from './qr-path';

const LINK = 'https://haopai.example/auctions/12/lots/345';

describe('a link as a QR code', () => {
  it('draws each dark module once, within a quiet zone of four', () => {
    const { size, path } = drawQr(LINK);
    const { modules } = create(LINK, { errorCorrectionLevel: 'M' });
    expect(size).toBe(modules.size + 8);
    const drawn = Array.from(path.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) => [Number(x), Number(y)]);
    expect(drawn).toHaveLength(Array.from(modules.data).filter((dark) => dark !== 0).length);
    for (const [x = 0, y = 0] of drawn) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
      expect(Math.max(x, y)).toBeLessThan(size - 4);
    }
    for (const corner of ['M4 4h', `M${size - 5} 4h`, `M4 ${size - 5}h`]) expect(path).toContain(corner);
  });
});
