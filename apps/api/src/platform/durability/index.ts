// What has what was acknowledged: one disk, or a second machine besides; and whether that is what was named.
export { DurabilityModule } from './durability.module';
export { DurabilityWatch } from './durability-watch';
export { rankOf } from './standing';
