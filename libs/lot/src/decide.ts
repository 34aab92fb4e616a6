// Judges a command against a lot: events or a refusal, nothing else happens. Rules: docs/domain.md, "Auction".
import {
  administerPause,
  administerResume,
  administerSuspension,
  administerWithdrawal,
  disqualifyPaddle,
} from './administer';
import { assertNever } from './assert-never';
import { cancelCeiling } from './cancel-ceiling';
import { resumeAfterCutOff } from './cut-off';
import type { Decision } from './decision';
import type { LotCommand } from './lot.commands';
import type { LotState } from './lot.state';
import { placeBid } from './place-bid';
import { resumeAfterOutage, scheduleLot, wake } from './run-clock';
import { setCeiling } from './set-ceiling';

/**
 * The lot's answer to `command` at `command.receivedAtMs`. Pure: the same lot and command give the same decision.
 * A time before the lot's last event counts as the time of that event, so that a lot's time never runs backwards.
 */
export function decide(lot: LotState, command: LotCommand): Decision {
  switch (command.type) {
    case 'ScheduleLot':
      return scheduleLot(lot, command);
    case 'PlaceBid':
      return placeBid(lot, command);
    case 'SetCeiling':
      return setCeiling(lot, command);
    case 'CancelCeiling':
      return cancelCeiling(lot, command);
    case 'Wake':
      return wake(lot, command);
    case 'PauseLot':
      return administerPause(lot, command);
    case 'SuspendLot':
      return administerSuspension(lot, command);
    case 'ResumeLot':
      return administerResume(lot, command);
    case 'WithdrawLot':
      return administerWithdrawal(lot, command);
    case 'DisqualifyPaddle':
      return disqualifyPaddle(lot, command);
    case 'ResumeAfterOutage':
      return resumeAfterOutage(lot, command);
    case 'ResumeAfterCutOff':
      return resumeAfterCutOff(lot, command);
    default:
      return assertNever(command);
  }
}
