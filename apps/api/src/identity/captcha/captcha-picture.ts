// Draws a captcha: characters that cannot be taken for each other, dark on a white of its own, so that both themes show it.
import { randomInt } from 'node:crypto';
import draw from 'svg-captcha';

/** Without 0 O Q, 1 I L, 2 Z, 5 S, 8 B. */
const CHARACTERS = 'ACDEFGHJKMNPRTUVWXY34679';
const LENGTH = 5;
/** With a background svg-captcha would choose colours, some of which can hardly be read. */
const LOOK = { width: 160, height: 56, fontSize: 56, noise: 3, color: false, background: '' };
const PAPER = '<rect width="100%" height="100%" fill="#fff"/>';

export interface CaptchaPicture {
  readonly text: string;
  readonly svg: string;
}

export function drawCaptcha(): CaptchaPicture {
  const text = Array.from({ length: LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');
  return { text, svg: draw(text, LOOK).replace('>', `>${PAPER}`) };
}
