// What opens a room, as the SMS said it, for whoever is enrolled and has paid.
import type { EnrolmentView, EnterRoomBody } from '@haopai/contracts';

/** Null while there is none. */
export function keyOf(enrolment: EnrolmentView | null | undefined): EnterRoomBody | null {
  const { paddleNo, accessCode } = enrolment ?? {};
  return paddleNo && accessCode ? { paddleNo, accessCode } : null;
}
