// The typed environment.
export { Config, LOG_INS_AT_ONCE_MAX } from './config';
export type {
  AlipayConfig,
  AliyunConfig,
  CloudauthConfig,
  DurabilityNamed,
  Environment,
  HttpConfig,
  IdentityConfig,
  MysqlConfig,
  PaymentsConfig,
  PracticeConfig,
  PublicLogConfig,
  RateLimitConfig,
  RedisConfig,
  SentinelAddress,
  Role,
  SigningConfig,
  SmsConfig,
  SmtpConfig,
  VapidConfig,
} from './config';
export { ConfigModule } from './config.module';
export { readConfig } from './read-config';
export { readTestServices } from './read-test-services';
export { untriedFault } from './read-untried';
export { ConfigError } from './variables';
export type { Variables } from './variables';
