// Heads kept outside the database, and their check.
import { Module } from '@nestjs/common';
import { Config } from '../../platform/config';
import { MailSender } from '../notifications';
import { CheckHeads } from './check-heads';
import { HeadsFile } from './heads-file';
import { HeadsMail } from './heads-mail';
import { HEADS_PLACES, type HeadsPlace } from './heads-place';
import { HeadsController } from './heads.admin.controller';
import { HeadsStore } from './heads.store';
import { KeepHeads } from './keep-heads';
import { KeptHeadsStore } from './kept-heads.store';

@Module({
  controllers: [HeadsController],
  providers: [
    CheckHeads,
    HeadsStore,
    KeepHeads,
    KeptHeadsStore,
    {
      provide: HEADS_PLACES,
      inject: [Config, MailSender],
      useFactory: ({ heads: { dir, mailTo } }: Config, sender: MailSender): readonly HeadsPlace[] => [
        ...(dir === null ? [] : [new HeadsFile(dir)]),
        ...(mailTo.length === 0 ? [] : [new HeadsMail(sender, mailTo)]),
      ],
    },
  ],
})
export class KeptHeadsModule {}
