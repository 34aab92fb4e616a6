// The typed environment.
export { Config } from './config';
export type {
  AlipayConfig,
  AliyunConfig,
  CaptchaConfig,
  Environment,
  HttpConfig,
  ListingsConfig,
  LogLevel,
  MetricsConfig,
  MysqlConfig,
  PracticeConfig,
  PushConfig,
  PaymentsConfig,
  PersonalDataConfig,
  RateLimitConfig,
  RedisConfig,
  Role,
  SessionConfig,
  SmsConfig,
  VapidConfig,
} from './config';
export { ConfigModule } from './config.module';
export { readConfig } from './read-config';
export { readTestServices } from './read-test-services';
export type { TestServices } from './read-test-services';
export { ConfigError } from './variables';
export type { Variables } from './variables';
