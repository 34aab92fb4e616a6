// Whether citizens are who they say: asked before the first deposit, or found by the office.
export { GrantIdentity } from './grant-identity';
export { IdentityChecksModule } from './identity-checks.module';
export { IdentityGate } from './identity-gate';
export { ClaimedIdentityDto } from './identity.dto';
export { OwnIdentity } from './own-identity';
export { tryIdentity } from './try-identity';
