// Judges what was found of browser and connection: in words for people, with what to do about each weak point. Pure.
import type { ClockReport } from '@haopai/web-data';
import type { PushState } from '../notices/browser-push';

export type Grade = 'good' | 'fair' | 'weak' | 'waits';

export interface Findings {
  /** Null before the first measurement. */
  readonly reading: ClockReport | null;
  readonly isConnected: boolean;
  readonly breaks: number;
  readonly hasSound: boolean;
  /** Null on a device that cannot vibrate. */
  readonly vibrates: boolean | null;
  readonly pushes: PushState;
  /** Whether the browser keeps what is chosen here. */
  readonly keepsChoices: boolean;
}

export interface Check {
  readonly name: 'answer' | 'line' | 'clock' | 'sound' | 'vibration' | 'notices' | 'browser';
  readonly grade: Grade;
  /** Key below `check.`, of what was found. */
  readonly found: string;
  readonly params: Readonly<Record<string, number>>;
}

/** Of the way to the server and back: the same bounds as the connection mark has. */
const ANSWER_GOOD_MS = 150;
const ANSWER_FAIR_MS = 600;
/** A countdown shows whole seconds: a tenth of one is never seen. */
const CLOCK_GOOD_MS = 100;
const CLOCK_FAIR_MS = 400;
const BREAKS_FAIR = 2;

export function checksOf(findings: Findings): readonly Check[] {
  const { reading, hasSound, vibrates, pushes, keepsChoices } = findings;
  return [
    measured('answer', reading?.answerMs, ANSWER_GOOD_MS, ANSWER_FAIR_MS),
    checkLine(findings),
    measured('clock', reading?.uncertaintyMs, CLOCK_GOOD_MS, CLOCK_FAIR_MS),
    check('sound', hasSound ? 'good' : 'fair', hasSound ? 'sound.on' : 'sound.off'),
    ...(vibrates === null
      ? []
      : [check('vibration', vibrates ? 'good' : 'fair', vibrates ? 'vibration.on' : 'vibration.off')]),
    check('notices', pushes === 'unknown' ? 'waits' : pushes === 'on' ? 'good' : 'fair', `notices.${pushes}`),
    check('browser', keepsChoices ? 'good' : 'fair', keepsChoices ? 'browser.whole' : 'browser.forgets'),
  ];
}

/** The worst of all that is known; `waits` only while nothing bad is known and something is still looked at. */
export function gradeOf(checks: readonly Check[]): Grade {
  const has = (grade: Grade): boolean => checks.some((one) => one.grade === grade);
  return has('weak') ? 'weak' : has('waits') ? 'waits' : has('fair') ? 'fair' : 'good';
}

function check(name: Check['name'], grade: Grade, found: string, params: Check['params'] = {}): Check {
  return { name, grade, found, params };
}

function measured(name: 'answer' | 'clock', ms: number | undefined, goodMs: number, fairMs: number): Check {
  if (ms === undefined) return check(name, 'waits', `${name}.waits`);
  const grade = ms <= goodMs ? 'good' : ms <= fairMs ? 'fair' : 'weak';
  return check(name, grade, `${name}.found`, { ms: Math.max(1, Math.round(ms)) });
}

function checkLine({ isConnected, breaks }: Findings): Check {
  if (!isConnected) return check('line', 'weak', 'line.lost');
  if (breaks === 0) return check('line', 'good', 'line.steady');
  return check('line', breaks <= BREAKS_FAIR ? 'fair' : 'weak', 'line.broken', { times: breaks });
}
