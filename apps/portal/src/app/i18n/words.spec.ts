// Every word of the portal exists in every language.
import type { PublicErrorCode } from '@haopai/contracts';
import { holdWords } from '@haopai/web-app/testing';
import en from './en';
import accountInEnglish from './en/account.json';
import bidsInEnglish from './en/bids.json';
import carsInEnglish from './en/cars.json';
import claimsInEnglish from './en/claims.json';
import conditionsInEnglish from './en/conditions.json';
import identityInEnglish from './en/identity.json';
import papersInEnglish from './en/papers.json';
import passkeysInEnglish from './en/passkeys.json';
import practiceInEnglish from './en/practice.json';
import publicLogInEnglish from './en/public-log.json';
import receiptInEnglish from './en/receipt.json';
import recordCheckInEnglish from './en/record-check.json';
import replayInEnglish from './en/replay.json';
import zh from './zh';
import accountInChinese from './zh/account.json';
import bidsInChinese from './zh/bids.json';
import carsInChinese from './zh/cars.json';
import claimsInChinese from './zh/claims.json';
import conditionsInChinese from './zh/conditions.json';
import identityInChinese from './zh/identity.json';
import papersInChinese from './zh/papers.json';
import passkeysInChinese from './zh/passkeys.json';
import practiceInChinese from './zh/practice.json';
import publicLogInChinese from './zh/public-log.json';
import receiptInChinese from './zh/receipt.json';
import recordCheckInChinese from './zh/record-check.json';
import replayInChinese from './zh/replay.json';

describe('the words of the portal', () =>
  holdWords({
    zh: { ...zh, ...accountInChinese, ...carsInChinese, ...claimsInChinese, ...practiceInChinese },
    en: { ...en, ...accountInEnglish, ...carsInEnglish, ...claimsInEnglish, ...practiceInEnglish },
  }));

// They come with their part.
describe('the words about checking an auction', () =>
  holdWords({ zh: recordCheckInChinese, en: recordCheckInEnglish }));
describe('the words about one’s own bids', () => holdWords({ zh: bidsInChinese, en: bidsInEnglish }));
describe('the words about who somebody is', () =>
  holdWords({ zh: identityInChinese, en: identityInEnglish }));
describe('the words about passkeys', () => {
  holdWords({ zh: passkeysInChinese, en: passkeysInEnglish });

  it('say every refusal that is met with one', () => {
    const said: Readonly<Record<Extract<PublicErrorCode, `PASSKEY.${string}`>, string>> =
      passkeysInChinese.refusal;
    expect(Object.keys(said)).toHaveLength(7);
  });
});
describe('the words about papers', () => holdWords({ zh: papersInChinese, en: papersInEnglish }));
describe('the words about special conditions', () =>
  holdWords({ zh: conditionsInChinese, en: conditionsInEnglish }));
describe('the words about receipts', () => holdWords({ zh: receiptInChinese, en: receiptInEnglish }));
describe('the words about the public log', () =>
  holdWords({ zh: publicLogInChinese, en: publicLogInEnglish }));
describe('the words of replays', () => holdWords({ zh: replayInChinese, en: replayInEnglish }));
