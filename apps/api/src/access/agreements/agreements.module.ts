// The user agreement. What the program brings along is published when it first starts.
import { Module, type OnModuleInit } from '@nestjs/common';
import { AgreeAnew } from './agreeing/agree-anew';
import { AgreeingController } from './agreeing/agreeing.controller';
import { ConsentsStore } from './agreeing/consents.store';
import { AgreementsController } from './agreements.controller';
import { AgreementsStore } from './agreements.store';
import { CurrentAgreement } from './current-agreement';
import { DueAgreement } from './due-agreement';
import { AdminAgreementsController } from './editing/agreements.admin.controller';
import { EditAgreements } from './editing/edit-agreements';
import { EditedAgreementsStore } from './editing/edited-agreements.store';
import { ShipAgreements } from './ship-agreements';

@Module({
  controllers: [AdminAgreementsController, AgreeingController, AgreementsController],
  providers: [
    AgreeAnew,
    AgreementsStore,
    ConsentsStore,
    CurrentAgreement,
    DueAgreement,
    EditAgreements,
    EditedAgreementsStore,
    ShipAgreements,
  ],
  exports: [ConsentsStore, CurrentAgreement, DueAgreement],
})
export class AgreementsModule implements OnModuleInit {
  constructor(private readonly shipping: ShipAgreements) {}

  onModuleInit(): Promise<void> {
    return this.shipping.run();
  }
}
