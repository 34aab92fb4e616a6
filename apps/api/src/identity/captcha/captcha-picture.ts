// Draws a captcha: characters that cannot be taken for each other, in any case, on white so that both themes show it.
import { randomInt } from 'node:crypto';
import draw from 'svg-captcha';

/** Without 0 O Q, 1 I L, 2 Z, 5 S, 8 B, and without pairs that differ in case only by size. */
const CHARACTERS = 'ACDEFGHJKMNPRTUVWXY34679';
const LENGTH = 5;
const LOOK = { width: 160, height: 56, fontSize: 56, noise: 3, color: true, background: '#ffffff' };

export interface CaptchaPicture {
  readonly text: string;
  readonly svg: string;
}

export function drawCaptcha(): CaptchaPicture {
  const text = Array.from({ length: LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');
  return { text, svg: draw(text, LOOK) };
}
