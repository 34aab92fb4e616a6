// What is said of browser and connection, point by point.
import { checksOf, type Findings, gradeOf } from './checks';

const FINE: Findings = {
  reading: { answerMs: 34.2, uncertaintyMs: 8.1 },
  isConnected: true,
  breaks: 0,
  hasSound: true,
  vibrates: true,
  pushes: 'on',
  keepsChoices: true,
};
const pointOf = (name: string, change: Partial<Findings>) =>
  checksOf({ ...FINE, ...change }).find((point) => point.name === name);

describe('the check of browser and connection', () => {
  it('says in milliseconds how fast answers are and how right the clock is', () => {
    expect(pointOf('answer', {})).toMatchObject({ grade: 'good', found: 'answer.found', params: { ms: 34 } });
    expect(pointOf('clock', {})).toMatchObject({ grade: 'good', found: 'clock.found', params: { ms: 8 } });
    expect(gradeOf(checksOf(FINE))).toBe('good');
  });

  it.each([
    ['answer', { reading: { answerMs: 151, uncertaintyMs: 8 } }, 'fair'],
    ['answer', { reading: { answerMs: 601, uncertaintyMs: 8 } }, 'weak'],
    ['clock', { reading: { answerMs: 9, uncertaintyMs: 101 } }, 'fair'],
    ['clock', { reading: { answerMs: 9, uncertaintyMs: 401 } }, 'weak'],
    ['line', { breaks: 2 }, 'fair'],
    ['line', { breaks: 3 }, 'weak'],
    ['line', { isConnected: false }, 'weak'],
    ['sound', { hasSound: false }, 'fair'],
    ['vibration', { vibrates: false }, 'fair'],
    ['notices', { pushes: 'blocked' }, 'fair'],
    ['browser', { keepsChoices: false }, 'fair'],
  ] as const)('finds %s weaker with %j', (name, change, grade) => {
    expect(pointOf(name, change)?.grade).toBe(grade);
    expect(gradeOf(checksOf({ ...FINE, ...change }))).toBe(grade);
  });

  it('says nothing of vibration on a device that cannot', () => {
    expect(pointOf('vibration', { vibrates: null })).toBeUndefined();
  });

  it('waits for what is not measured yet, and says at once what is weak', () => {
    expect(gradeOf(checksOf({ ...FINE, reading: null }))).toBe('waits');
    expect(gradeOf(checksOf({ ...FINE, pushes: 'unknown' }))).toBe('waits');
    expect(gradeOf(checksOf({ ...FINE, reading: null, isConnected: false }))).toBe('weak');
  });
});
