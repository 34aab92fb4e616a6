// A cluster as others use it: the browser journeys and chaos.
export { Cluster, type Instance } from './cluster';
export { obtainNginx } from './obtain-nginx';
export { shardOwners } from './shard-owners';
