// The rows that go over the socket.
import type { RowGroup } from '../measuring/row';
import { bidRows } from './bid-rows';
import { clusterRows, forwardRows } from './cluster-rows';
import { fanOutGroups } from './fan-out-rows';
import { memoryPerWatcherRow } from './memory-per-watcher';
import type { SocketBed } from './socket-bed';

/** Memory first: later rows leave the api with room for more. */
export const socketGroups: readonly RowGroup<SocketBed>[] = [
  { title: 'memory of watchers', rows: [memoryPerWatcherRow] },
  { title: 'bids over the socket', rows: bidRows },
  { title: 'several instances', rows: clusterRows },
  { title: 'the hop to another instance', rows: forwardRows },
  ...fanOutGroups,
];
