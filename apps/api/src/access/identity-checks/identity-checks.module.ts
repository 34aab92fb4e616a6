// Whether citizens are who they say.
import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../communication/notifications';
import { Config } from '../../platform/config';
import { IdentityModule } from '../citizens';
import { AskAgain } from './ask-again';
import { AskIdentity } from './ask-identity';
import { CloudauthVerifier } from './cloudauth/cloudauth-verifier';
import { CorrectIdentity } from './correct-identity';
import { DocumentsStore } from './documents.store';
import { GrantIdentity } from './grant-identity';
import { IdentityChecksStore } from './identity-checks.store';
import { IdentityGate } from './identity-gate';
import { IdentityMetricsCollector } from './identity-metrics-collector';
import { IdentityRules } from './identity-rules';
import { IdentityVerifier } from './identity-verifier';
import { OpenClaimsStore } from './open-claims.store';
import { OwnIdentity } from './own-identity';
import { OwnIdentityController } from './own-identity.controller';
import { SandboxVerifier } from './sandbox-verifier';

@Module({
  imports: [IdentityModule, NotificationsModule],
  controllers: [OwnIdentityController],
  providers: [
    AskAgain,
    AskIdentity,
    CorrectIdentity,
    DocumentsStore,
    GrantIdentity,
    IdentityChecksStore,
    IdentityGate,
    IdentityMetricsCollector,
    IdentityRules,
    OpenClaimsStore,
    OwnIdentity,
    {
      provide: IdentityVerifier,
      inject: [Config],
      // Where nobody is asked, the sandbox stands there and is never spoken to.
      useFactory: ({ identity }: Config) =>
        identity.kind === 'cloudauth' ? new CloudauthVerifier(identity) : new SandboxVerifier(),
    },
  ],
  exports: [GrantIdentity, IdentityGate, OwnIdentity],
})
export class IdentityChecksModule {}
