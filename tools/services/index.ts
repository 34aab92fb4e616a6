// Private MySQL and Redis, one name at a time.
export { aptInstall, mayInstall, type Note } from './apt';
export { findProgram } from './find-program';
export { startKeptReplicatedServices } from './kept-replicated-services';
export { type KeptServices, type ServicePart, startKeptServices } from './kept-services';
export type { Durability } from './mysql';
export { obtainMysql, obtainRedis } from './obtain';
export { freePort, LOOPBACK } from './ports';
export { type PrivateServices, startPrivateServices } from './private-services';
export type { Outages } from './restartable-service';
export { loadSecrets, type Secrets } from './secrets';
export { keyVariables, type SiteKeys, TEST_KEYS } from './site-keys';
