// Opens what a command needs of the program beside a site that is open, and shuts it again.
import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { StaffAuthenticationModule } from '../staff-authentication';
import { ApprovalsModule } from '../approvals';
import { AuditModule } from '../audit';
import { type Config, ConfigModule } from '../../platform/config';
import { DatabaseModule } from '../../platform/database';
import { LanesModule } from '../../platform/lanes';
import { LimitsModule } from '../../platform/limits';
import { LoggingModule, NestLog, type ProgramLog } from '../../platform/logging';
import { MetricsModule } from '../../platform/metrics';
import { PersonalDataModule } from '../../platform/personal-data';
import { PublicReadsModule } from '../../platform/public-reads';
import { RedisModule } from '../../platform/redis';
import { PasskeysModule } from '../passkeys';
import { SecurityEventsModule } from '../security-events';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { StaffModule } from '../staff';

export interface CommandAnswer {
  readonly lines: readonly string[];
  readonly isDone: boolean;
}

@Module({})
class CommandModule {
  /** As an engine, which delivers nothing and expires nothing: that is left to the site. */
  static with(config: Config, log: ProgramLog): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        ConfigModule.with({ ...config, role: 'engine' }),
        LoggingModule.with(log),
        ...[MetricsModule, DatabaseModule, RedisModule, PersonalDataModule, SessionsModule],
        ...[LanesModule, LimitsModule, PublicReadsModule],
        ...[PasskeysModule, SecurityEventsModule, SettingsModule],
        ...[StaffAuthenticationModule, AuditModule, ApprovalsModule, StaffModule],
      ],
    };
  }
}

export async function besideOpenSite(
  config: Config,
  log: ProgramLog,
  work: (app: INestApplicationContext) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  // What is sealed here must open under a key that the site has as well.
  const warning = config.warnings.find((one) => one.includes('HAOPAI_DATA_KEYS'));
  if (warning !== undefined) return { lines: [warning], isDone: false };
  const app = await NestFactory.createApplicationContext(CommandModule.with(config, log), {
    bufferLogs: true,
  });
  try {
    app.useLogger(app.get(NestLog));
    return await work(app);
  } finally {
    await app.close();
  }
}
