// What counts as a picture: by content alone, whole, and with its size.
import { readPicture } from './read-picture';
import { aJpeg, aPng, aWebp, aWebpWithAlpha, aWebpWithoutLoss } from './testing/build-pictures';

describe('a picture', () => {
  it.each([
    ['PNG', aPng(3, 2), { type: 'image/png', width: 3, height: 2 }],
    ['JPEG', aJpeg(), { type: 'image/jpeg', width: 1, height: 1 }],
    ['WebP', aWebp(), { type: 'image/webp', width: 1, height: 1 }],
    ['WebP without loss', aWebpWithoutLoss(), { type: 'image/webp', width: 1, height: 1 }],
    ['WebP with transparency', aWebpWithAlpha(), { type: 'image/webp', width: 1, height: 1 }],
  ])('may be %s', (_, bytes, facts) => {
    expect(readPicture(bytes)).toEqual(facts);
  });

  it.each([
    ['nothing', ''],
    ['a drawing that can act', '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'],
    ['a page', '<!doctype html><script>x()</script>'],
    ['a GIF', 'GIF89a\x01\0\x01\0'],
    ['a PDF', '%PDF-1.7'],
    ['two bytes of a JPEG', '\xff\xd8'],
  ])('is not %s', (_, text) => {
    expect(readPicture(Buffer.from(text, 'latin1'))).toBe('notAPicture');
  });

  it.each([
    ['PNG', aPng(3, 2)],
    ['JPEG', aJpeg()],
    ['WebP', aWebp()],
  ])('%s has nothing behind its end, and all before it', (_, bytes) => {
    expect(readPicture(Buffer.concat([bytes, Buffer.from('<script>x()</script>')]))).toBe('damaged');
    for (let length = 12; length < bytes.length; length += 1)
      expect(typeof readPicture(bytes.subarray(0, length))).toBe('string');
  });

  it('has pixels', () => {
    expect(readPicture(aPng(0, 2))).toBe('damaged');
  });
});
