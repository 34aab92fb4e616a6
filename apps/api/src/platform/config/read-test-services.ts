// Where the integration specs find a database server and a Redis; they fail clearly when none is named.
import type { MysqlConfig } from './config';
import { ConfigError, VariableReader, type Variables } from './variables';

export interface TestServices {
  /** A server on which the user may create databases; `database` is empty. */
  readonly mysql: MysqlConfig;
  readonly redisUrl: string;
}

export function readTestServices(variables: Variables = process.env): TestServices {
  const reader = new VariableReader(variables);
  const mysql = reader.url('HAOPAI_TEST_MYSQL_URL', ['mysql:', 'mariadb:']);
  const redis = reader.url('HAOPAI_TEST_REDIS_URL', ['redis:', 'rediss:']);
  if (mysql === null || redis === null) {
    throw new ConfigError([...reader.faults, 'npm test starts both services and sets these variables']);
  }
  return {
    mysql: {
      host: mysql.hostname,
      port: Number(mysql.port || 3306),
      user: decodeURIComponent(mysql.username),
      password: decodeURIComponent(mysql.password),
      database: '',
      poolMax: 10,
      ca: null,
    },
    redisUrl: redis.href,
  };
}
