// What opens a room, as the SMS said it, for whoever is enrolled and has paid.
import type { EnrolmentView, EnterRoomBody } from '@haopai/contracts';

/** Null while there is none, and while it is hidden. */
export function keyOf(enrolment: EnrolmentView | null | undefined): EnterRoomBody | null {
  const { paddleNo, accessCode } = enrolment ?? {};
  return paddleNo && accessCode ? { paddleNo, accessCode } : null;
}

/** The paddle of whoever has a code that this session is not shown before it confirms itself. */
export function paddleOfHidden(enrolment: EnrolmentView | null | undefined): number | null {
  return enrolment?.isCodeHidden === true ? enrolment.paddleNo : null;
}
