// Logs of all that write some lie in one volume, a file a day and writer, with nobody's whole address and no secret in them.
import { type Check, claim } from './check';

const WRITERS = ['api-1', 'api-2', 'engine-1', 'engine-2', 'nginx'];
const SECRETS = [
  'mysql_serve_password',
  'mysql_migrate_password',
  'redis_password',
  'session_secret',
  'data_hash_key',
  'public_log_key',
  'metrics_token',
];

export const logs: Check = {
  name: 'logs of instances and of nginx arrive in their volume, and hold no secret',
  run: async ({ site }) => {
    const names = (await site.exec('api-1', 'ls', '/var/log/haopai'))
      .split('\n')
      .filter((line) => line !== '');
    const missing = WRITERS.filter((writer) => !names.some((name) => name.startsWith(`${writer}.`)));
    claim(missing.length === 0, `${missing.join(', ')} wrote nothing; there are ${names.join(' ')}`);
    const text = await site.exec('api-1', 'sh', '-c', 'cat /var/log/haopai/*.log');
    const lines = text.split('\n').filter((line) => line !== '');
    const unreadable = lines.filter((line) => !isJson(line));
    claim(unreadable.length === 0, `lines that are no JSON: ${unreadable.slice(0, 3).join(' | ')}`);
    const told = SECRETS.filter((name) => text.includes(site.secret(name)));
    claim(told.length === 0, `the logs tell ${told.join(', ')}`);
    const printed = await site.compose(['logs', '--no-log-prefix', '--tail', '20', 'nginx']);
    claim(/"upstream":/.test(printed), `nginx printed ${printed.slice(0, 500)}`);
    return `${lines.length} lines in ${names.length} files`;
  },
};

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
