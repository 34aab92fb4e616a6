// What a container is started with.
import { containerArguments } from './docker';

describe('containerArguments', () => {
  const args = containerArguments(
    {
      name: 'haopai-x-mysql',
      home: '/somewhere/mysql',
      port: 21_234,
      password: 'secret-word',
      durability: 'full',
      image: 'mysql:8.4',
      innerPort: 3306,
      innerData: '/var/lib/mysql',
      environment: 'MYSQL_ROOT_PASSWORD=secret-word',
      command: ['--sync-binlog=1'],
    },
    '/somewhere/env',
  );

  it('publishes the port on the loopback address only', () => {
    expect(args).toContain('--publish=127.0.0.1:21234:3306');
  });

  it('keeps the data in the given folder', () => {
    expect(args).toContain('--volume=/somewhere/mysql/data:/var/lib/mysql');
  });

  it('shows the password to nobody who lists processes', () => {
    expect(args.join(' ')).not.toContain('secret-word');
  });
});
