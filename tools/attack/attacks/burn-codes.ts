// Somebody else's code: who has not asked for it neither uses it nor uses up its tries.
import type { Attack } from '../attack';
import { askForCode } from '../cast/register';

/** As many as a code has tries. */
const GUESSES = 5;

export const burnCodes: Attack = {
  id: 'burn-codes',
  tries: 'wrong codes, and the right one, by others than the one who asked for a code to log in',
  async run(scene, look) {
    const { mobile } = (await scene.newCitizen()).account;
    const victim = scene.stranger();
    const code = await askForCode(victim, mobile, 'login');
    const wrong = code === '000000' ? '000001' : '000000';
    for (let guess = 0; guess < GUESSES; guess += 1) {
      const answer = await scene.stranger().post('/auth/login/sms', { mobile, code: wrong });
      look.holds(answer.code === 'SMS_CODE.EXPIRED', `a guess by another browser is answered ${answer.code}`);
    }
    const seen = await scene.stranger().post('/auth/login/sms', { mobile, code });
    look.holds(seen.status >= 400, 'a code lets in another browser than the one that asked for it');
    const { status, code: refusal } = await victim.post('/auth/login/sms', { mobile, code });
    look.holds(
      status === 200,
      `after ${GUESSES} guesses of others the right code is answered ${status} ${refusal}`,
    );
  },
};
