// Claims and complaints of citizens, and the office's answers.
export { ClaimsModule } from './claims.module';
export { OwnClaims } from './own-claims';
