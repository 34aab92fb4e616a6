// The office's electronic signature. In production its absence is told with the instance's health, and takes nobody out of service.
import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config';
import { HealthModule, ReadySigns } from '../health';
import { DocumentSigner } from './document-signer';
import { LocalKeySigner } from './local-key-signer';
import { NoSigner } from './no-signer';

@Global()
@Module({
  imports: [HealthModule],
  providers: [
    {
      provide: DocumentSigner,
      inject: [Config],
      useFactory: ({ signing }: Config): DocumentSigner =>
        signing === null ? new NoSigner() : new LocalKeySigner(signing),
    },
  ],
  exports: [DocumentSigner],
})
export class SigningModule implements OnModuleDestroy {
  constructor(
    @Inject(DocumentSigner) private readonly signer: DocumentSigner,
    { environment }: Config,
    signs: ReadySigns,
  ) {
    if (environment === 'production')
      signs.add('signature', () => (signer.signer() === null ? 'degraded' : 'up'));
  }

  async onModuleDestroy(): Promise<void> {
    if (this.signer instanceof LocalKeySigner) await this.signer.stop();
  }
}
