// What is done by command beside a site that is open.
export type { CommandAnswer } from './beside-open-site';
export { addAdministratorCommand } from './add-administrator-command';
