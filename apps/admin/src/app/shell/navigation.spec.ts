// Everybody sees the parts that their role includes, and no others; each leads to a page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS_OF, STAFF_ROLES, type StaffRole } from '@haopai/contracts';
import { navigationFor } from './navigation';

const ROUTES = readFileSync(join(__dirname, '../app.routes.ts'), 'utf8');

const partsOf = (role: StaffRole) =>
  navigationFor((permission) => PERMISSIONS_OF[role].includes(permission)).flatMap(({ parts }) => parts);

describe('the parts of the back office', () => {
  it.each(STAFF_ROLES)('are those that a %s may see', (role) => {
    for (const { needs } of partsOf(role)) if (needs !== null) expect(PERMISSIONS_OF[role]).toContain(needs);
  });

  it('leave staff and the record of acts to those who may read them', () => {
    const addresses = (role: StaffRole) => partsOf(role).map(({ address }) => address);
    expect(addresses('administrator')).toEqual(expect.arrayContaining(['/staff', '/audit']));
    expect(addresses('auditor')).toEqual(expect.arrayContaining(['/staff', '/audit']));
    expect(addresses('clerk')).not.toContain('/staff');
  });

  it('have each a route that the same right guards', () => {
    const guards = [...ROUTES.matchAll(/path: '([\w-]+)',\s*canActivate: \[needs\('([\w.]+)'\)\]/g)].map(
      ([, path, permission]) => `/${path} ${permission}`,
    );
    // A part may be a page below the address that is guarded.
    for (const { address, needs } of partsOf('administrator').filter((part) => part.needs !== null))
      expect(guards).toContain(`/${address.split('/')[1] ?? ''} ${needs}`);
  });
});
