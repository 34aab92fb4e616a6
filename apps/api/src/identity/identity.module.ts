// Citizens and their log-in.
import { Module } from '@nestjs/common';
import { CitizensStore } from './citizens.store';
import { FindCitizen } from './find-citizen';
import { IdentityController } from './identity.controller';
import { LogIn } from './log-in';
import { PasswordCheck } from './password-check';

@Module({
  controllers: [IdentityController],
  providers: [CitizensStore, FindCitizen, LogIn, PasswordCheck],
})
export class IdentityModule {}
