// Who may act.
export { IdentityModule } from './identity.module';
