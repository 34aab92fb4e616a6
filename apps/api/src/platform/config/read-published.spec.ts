// A site that is no production is published on this machine alone, or does not start.
import { readConfig } from './read-config';

const SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://haopai:secret@127.0.0.1:3306/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
};
const published = (environment: string, at: string): boolean =>
  readConfig({ ...SERVICES, NODE_ENV: environment, HAOPAI_PUBLISHED_AT: at }).http.isPublishedHere;

describe('a site to look at behind a proxy', () => {
  it.each(['127.0.0.1:8080', '127.0.0.1:8080 127.0.0.1:8443', 'localhost:80 [::1]:443'])(
    'is this machine’s at %s',
    (at) => expect(published('development', at)).toBe(true),
  );

  it.each(['8080 8443', '127.0.0.1:8080 8443', '0.0.0.0:8080', '192.168.1.4:8080', 'plates.example:80'])(
    'does not start at %s, and says what to do',
    (at) => expect(() => published('development', at)).toThrow('prepare --try'),
  );

  it('stands behind none unless it is said', () => expect(published('development', '')).toBe(false));
});
