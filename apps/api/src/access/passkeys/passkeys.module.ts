// Passkeys, for the whole app: both kinds of people come in with them.
import { Global, Module } from '@nestjs/common';
import { AskPasskeys } from './ask-passkeys';
import { OwnPasskeys } from './own-passkeys';
import { PasskeyChallenges } from './passkey-challenges';
import { PasskeysStore } from './passkeys.store';
import { ReadNewPasskey } from './read-new-passkey';
import { SweepPasskeys } from './sweep-passkeys';

@Global()
@Module({
  providers: [AskPasskeys, OwnPasskeys, PasskeyChallenges, PasskeysStore, ReadNewPasskey, SweepPasskeys],
  exports: [AskPasskeys, OwnPasskeys, PasskeysStore, ReadNewPasskey],
})
export class PasskeysModule {}
