// What strangers do by REST: look at what is public, read the API description, try passwords, ask for texts.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { personIdentity } from '../../seed';
import { ask, type Question } from './ask';
import { offer } from './offer';
import type { Scene } from './scene';

const HASH_BYTES = 32;
const SEARCHES = [
  '/listings?sort=price',
  '/listings?contains=88&sort=newest',
  '/listings?pattern=abc&sort=number',
  '/listings?endsWith=8&region=330702',
  '/listings?contains=4&endsWith=8&sort=-price',
  '/listings?sort=newest&page=41',
];

function at<Item>(items: readonly Item[], nth: number): Item | undefined {
  return items[nth % items.length];
}

/** What a stranger who only looks asks for, one after the other: the pages of the evening, boards most of all. */
function sightOf({ sights }: Scene, nth: number): string {
  const round = Math.floor(nth / 5);
  const auctionId = at(sights.auctionIds, round) ?? 0;
  const lotId = at(sights.lotIds, round) ?? 0;
  switch (nth % 5) {
    case 0:
      return `/auctions/${auctionId}/lots`;
    case 1:
      return `/lots/${lotId}/record`;
    case 2:
      return at(SEARCHES, round) ?? '';
    case 3:
      return round % 2 === 0 ? '/auctions?state=live' : `/lots/${lotId}`;
    default:
      return round % 2 === 0 ? `/auctions/${auctionId}/lots` : '/results';
  }
}

export function readWhatIsPublic(scene: Scene): Promise<void> {
  return offer(scene, (nth) => ask(scene, nth, { path: `/api/v1${sightOf(scene, nth)}` }));
}

export function readTheDescription(scene: Scene): Promise<void> {
  return offer(scene, (nth) => ask(scene, nth, { path: '/api/docs-json' }));
}

/** Nobody has asked for it so before. */
function anyQuery(): string {
  return `?${randomUUID()}`;
}

export function describeAnew(scene: Scene): Promise<void> {
  return offer(scene, (nth) =>
    ask(scene, nth, {
      path: `/api/docs-yaml${anyQuery()}`,
      method: nth % 2 === 0 ? 'GET' : 'HEAD',
    }),
  );
}

/** Of auctions that may have ended: what is refused costs nothing, and what is not is reckoned once. */
export function askForPatterns(scene: Scene): Promise<void> {
  return offer(scene, (nth) => {
    const path = `/api/v1/results/${at(scene.sights.auctionIds, nth) ?? 0}/patterns`;
    return ask(scene, nth, { path: nth % 4 === 0 ? path : `${path}${anyQuery()}` });
  });
}

export function readTheLog(scene: Scene): Promise<void> {
  return offer(scene, (nth) =>
    ask(scene, nth, {
      path: nth % 2 === 0 ? '/log/keys' : `/log/text/${randomBytes(HASH_BYTES).toString('hex')}`,
    }),
  );
}

export function flushWhatIsKept(scene: Scene): Promise<void> {
  return offer(scene, (nth) =>
    ask(scene, nth, {
      path: `/api/v1/open-data/${at(scene.sights.auctionIds, nth) ?? 0}${anyQuery()}`,
    }),
  );
}

/** The page, and scripts by names that another build may have had. */
export function askForFiles(scene: Scene): Promise<void> {
  return offer(scene, (nth) =>
    ask(scene, nth, {
      path: nth % 2 === 0 ? '/' : `/main-${randomBytes(4).toString('hex').toUpperCase()}.js`,
    }),
  );
}

/** Half of the names exist. */
export function tryPasswords(scene: Scene): Promise<void> {
  const { usernames } = scene.sights;
  return offer(scene, (nth) => {
    const username = nth % 2 === 0 ? (at(usernames, nth / 2) ?? '') : `nobody_${nth}`;
    const body = { username, password: `not-the-password-${nth}` };
    return ask(scene, nth, { path: '/api/v1/auth/login', body });
  });
}

/** A number that nobody has asked from, as far as chance goes. */
function anyMobile(): string {
  return `13${randomInt(10 ** 9)
    .toString()
    .padStart(9, '0')}`;
}

function registration({ sights }: Scene, nth: number): object {
  const { document, address } = personIdentity(1 + (nth % 99));
  return {
    username: `g${nth}_${randomInt(10 ** 9)}`,
    password: `a-long-password-${nth}`,
    kind: 'person',
    person: { realName: '陈小明', residentId: document.number },
    region: '330702',
    address,
    mobile: anyMobile(),
    smsCode: '000000',
    agreementVersion: sights.agreementVersion,
    identityConsent: true,
  };
}

/** Two codes asked for, one registration with a code that is none. */
export function askForTexts(scene: Scene): Promise<void> {
  return offer(scene, (nth) => {
    const question: Question =
      nth % 3 === 2
        ? { path: '/api/v1/accounts', body: registration(scene, nth) }
        : {
            path: '/api/v1/auth/sms-codes',
            body: { mobile: anyMobile(), purpose: nth % 2 === 0 ? 'register' : 'login' },
          };
    return ask(scene, nth, question);
  });
}
