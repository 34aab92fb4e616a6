// The typed environment.
export { Config } from './config';
export type {
  CaptchaConfig,
  Environment,
  HttpConfig,
  LogLevel,
  MetricsConfig,
  MysqlConfig,
  PersonalDataConfig,
  RateLimitConfig,
  RedisConfig,
  Role,
  SessionConfig,
} from './config';
export { ConfigModule } from './config.module';
export { readConfig } from './read-config';
export { readTestServices } from './read-test-services';
export type { TestServices } from './read-test-services';
export { ConfigError } from './variables';
export type { Variables } from './variables';
