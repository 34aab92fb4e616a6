// Draws a captcha: characters that cannot be taken for each other, dark on a white of its own, so that both themes show it.
import { randomInt } from 'node:crypto';
import draw from 'svg-captcha';

/** Without 0 O Q, 1 I L J, 2 Z, 5 S, 8 B; and without the wide and slanting M N V W, which run into their neighbours. */
const CHARACTERS = 'ACDEFGHKPRTUXY34679';
const LENGTH = 5;
/** With a background svg-captcha would choose colours, some of which can hardly be read. */
const LOOK = { width: 200, height: 56, fontSize: 52, noise: 2, color: false, background: '' };
const PAPER = '<rect width="100%" height="100%" fill="#fff"/>';

export interface CaptchaPicture {
  readonly text: string;
  readonly svg: string;
}

export function drawCaptcha(): CaptchaPicture {
  const text = Array.from({ length: LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');
  return { text, svg: draw(text, LOOK).replace('>', `>${PAPER}`) };
}
