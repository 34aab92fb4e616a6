// Passkeys (WebAuthn): asked for, judged and kept; who wants one when is their areas' business.
export { AskPasskeys } from './ask-passkeys';
export { OwnPasskeys } from './own-passkeys';
export type { Person } from './passkey';
export {
  NewPasskeyDto,
  NewPasskeyQuestionDto,
  PasskeyAnswerDto,
  PasskeyQuestionDto,
  PasskeysDto,
  RenamePasskeyDto,
} from './passkeys.dto';
export { PasskeysModule } from './passkeys.module';
export { PasskeysStore } from './passkeys.store';
export { ReadNewPasskey } from './read-new-passkey';
export { SweepPasskeys } from './sweep-passkeys';
