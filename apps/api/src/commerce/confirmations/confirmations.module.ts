// Confirmations of sales and of plates: their numbers, their files, and whether one is real.
import { Module } from '@nestjs/common';
import { ContentModule } from '../../communication/content';
import { CheckConfirmation } from './check-confirmation';
import { CheckConfirmationController } from './check-confirmation.controller';
import { ConfirmationFactsStore } from './confirmation-facts.store';
import { ConfirmationFilesStore } from './confirmation-files.store';
import { ConfirmationNumbersStore } from './confirmation-numbers.store';
import { ConfirmationPrinter } from './confirmation-printer';
import { OfficeConfirmationsController } from './confirmations.admin.controller';
import { ConfirmationsStore } from './confirmations.store';
import { GiveConfirmations } from './give-confirmations';
import { IssueConfirmation } from './issue-confirmation';
import { OwnConfirmationsController } from './own-confirmations.controller';
import { ReadConfirmations } from './read-confirmations';

@Module({
  imports: [ContentModule],
  controllers: [CheckConfirmationController, OfficeConfirmationsController, OwnConfirmationsController],
  providers: [
    CheckConfirmation,
    ConfirmationFactsStore,
    ConfirmationFilesStore,
    ConfirmationNumbersStore,
    ConfirmationPrinter,
    ConfirmationsStore,
    GiveConfirmations,
    IssueConfirmation,
    ReadConfirmations,
  ],
})
export class ConfirmationsModule {}
