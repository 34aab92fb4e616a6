// Invoices of what was paid: asked for by citizens, issued by whoever the site has for it.
import { Module } from '@nestjs/common';
import { Config } from '../../platform/config';
import { AskInvoice } from './ask-invoice';
import { InvoiceCasesStore } from './invoice-cases.store';
import { InvoiceClaimsStore } from './invoice-claims.store';
import { InvoiceIssuer } from './invoice-issuer';
import { OfficeInvoicesController } from './invoices.admin.controller';
import { InvoicesController } from './invoices.controller';
import { InvoicesStore } from './invoices.store';
import { IssueInvoices } from './issue-invoices';
import { MendInvoice } from './mend-invoice';
import { NoIssuer } from './no-issuer';
import { RedLettersStore } from './red-letters.store';
import { SandboxIssuer } from './sandbox-issuer';
import { WantRedLetters } from './want-red-letters';

@Module({
  controllers: [InvoicesController, OfficeInvoicesController],
  providers: [
    AskInvoice,
    InvoiceCasesStore,
    InvoiceClaimsStore,
    InvoicesStore,
    IssueInvoices,
    MendInvoice,
    RedLettersStore,
    WantRedLetters,
    {
      provide: InvoiceIssuer,
      inject: [Config],
      useFactory: ({ invoices }: Config): InvoiceIssuer =>
        invoices === 'off' ? new NoIssuer() : new SandboxIssuer(),
    },
  ],
})
export class InvoicesModule {}
