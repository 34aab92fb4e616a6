// Pictures in place of work: they are told as points and not as strokes, and whoever reads each of them gets no further than a few texts an hour.
import type { CaptchaView } from '@haopai/contracts';
import type { Attack, Look } from '../attack';
import { aMobile } from '../cast/identities';
import type { Person } from '../cast/person';
import { type Answer, ask, jsonOf } from '../http/ask';
import { NotTriedError } from '../not-tried';
import type { Scene } from '../scene';

const ADDRESSES = 84;
const CODES_OF_AN_ADDRESS = 60;
const ADDRESSES_AT_ONCE = 6;
/** Of everybody together in an hour. */
const SENT_MAX = 100;
/** By these a program knows a character: each has its own row of commands, wherever its points lie. */
const STROKES = /<path|<glyph|\sd=\\?"M/;

export const freePicture: Attack = {
  id: 'free-picture',
  tries: `reading pictures by their strokes; codes to register by pictures alone, ${CODES_OF_AN_ADDRESS} from each of ${ADDRESSES} addresses`,
  async run(scene, look) {
    const shown = await scene.stranger().post('/auth/captcha', {});
    if (!(jsonOf(shown.text) as CaptchaView).isOn) throw new NotTriedError('it asks strangers for nothing');
    look.holds(!STROKES.test(shown.text), 'a picture is told as strokes, which a program reads');
    if (!scene.isOpen || scene.address() === undefined) {
      look.leaveOut(
        'codes by pictures: nobody tells a program here what they show, or it has one address alone',
      );
      return;
    }
    await tryAddresses(scene, look);
  },
};

async function tryAddresses(scene: Scene, look: Look): Promise<void> {
  let sent = 0;
  let addresses = 0;
  const tryAddress = async (): Promise<void> => {
    const stranger = scene.stranger();
    for (let nth = 0; nth < CODES_OF_AN_ADDRESS && sent <= SENT_MAX; nth += 1) {
      const { status, code } = await askByPicture(stranger);
      if (status === 202) sent += 1;
      if (code === 'CAPTCHA.TOO_MANY' || code === 'SMS_CODE.TOO_MANY') return;
    }
  };
  const worker = async (): Promise<void> => {
    while ((addresses += 1) <= ADDRESSES && sent <= SENT_MAX) await tryAddress();
  };
  await Promise.all(Array.from({ length: ADDRESSES_AT_ONCE }, worker));
  look.holds(sent <= SENT_MAX, `by pictures alone more than ${SENT_MAX} codes to register are sent`);
}

/** As the best of all readers does. */
async function askByPicture(stranger: Person): Promise<Answer> {
  const shown = await stranger.post('/auth/captcha', {});
  const view = jsonOf(shown.text) as CaptchaView;
  if (shown.status !== 200 || !view.isOn) return shown;
  const { captchaId } = view;
  const { text } = await ask(stranger.baseUrl, { path: `/dev/captcha/${captchaId}` });
  const { text: captchaText } = jsonOf(text) as { text: string };
  const body = { mobile: aMobile(), purpose: 'register', captchaId, captchaText };
  return stranger.post('/auth/sms-codes', body);
}
