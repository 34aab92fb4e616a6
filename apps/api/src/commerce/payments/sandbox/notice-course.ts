// How the sandbox's notices come, by the choice of whoever tries the site: as in good times, or as in bad ones.

export const NOTICE_COURSES = ['prompt', 'late', 'twice', 'outOfOrder', 'never'] as const;
export type NoticeCourse = (typeof NOTICE_COURSES)[number];

export const LATE_MS = 60_000;
export const LATE_MAX_MS = 24 * 60 * 60_000;
const AGAIN_AFTER_MS = 1_000;

/** One notice that will be sent: of the payment's end, or of its beginning. */
export interface PlannedNotice {
  readonly tells: 'end' | 'beginning';
  readonly afterMs: number;
}

/** `lateMs` is for the late one alone. */
export function plannedNotices(course: NoticeCourse, lateMs = LATE_MS): readonly PlannedNotice[] {
  const plans: Readonly<Record<NoticeCourse, readonly PlannedNotice[]>> = {
    prompt: [{ tells: 'end', afterMs: 0 }],
    late: [{ tells: 'end', afterMs: lateMs }],
    twice: [
      { tells: 'end', afterMs: 0 },
      { tells: 'end', afterMs: AGAIN_AFTER_MS },
    ],
    outOfOrder: [
      { tells: 'end', afterMs: 0 },
      { tells: 'beginning', afterMs: AGAIN_AFTER_MS },
    ],
    never: [],
  };
  return plans[course];
}
