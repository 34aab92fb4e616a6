// A captcha's characters and their picture.
import { randomInt } from 'node:crypto';
import { drawStrokes } from './draw-strokes';

/** Without 0 O Q, 1 I L J, 2 Z, 5 S, 8 B; and without the wide and slanting M N V W, which run into their neighbours. */
const CHARACTERS = 'ACDEFGHKPRTUXY34679';
const LENGTH = 5;

export interface CaptchaPicture {
  readonly text: string;
  readonly png: Buffer;
}

export function drawCaptcha(): CaptchaPicture {
  const text = Array.from({ length: LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');
  return { text, png: drawStrokes(text) };
}
